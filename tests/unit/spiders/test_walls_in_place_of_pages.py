from __future__ import annotations

import pytest

from pricelint.model.capture import CaptureOutcome
from pricelint_spiders.walls import Answer, judge

HOST = "https://quillmint.example"
MENU = "Product\nGallery\nBlog\nLog in\nSign up\n"
PROSE = "Every image costs a number of credits, and unused credits stay in your account for a year. " * 12
FORM = "<form><input type=email><input type=password></form>"


def answer(
    text: str, heading: str = "", *, title: str = "Quillmint", body: str = "", url: str = "/x", asked: str = ""
) -> Answer:
    html = f"<title>{title}</title>{f'<h1>{heading}</h1>' if heading else ''}{body}<p>{text}</p>"
    shown = f"{heading}\n{text}"
    headers = (("content-type", "text/html"),)
    return Answer(HOST + url, 200, headers, title, shown, len(shown), html, HOST + (asked or url))


def outcome(page: Answer) -> CaptureOutcome | None:
    verdict = judge(page)
    return verdict.outcome if verdict else None


@pytest.mark.parametrize(
    "heading",
    [
        "Page not found",
        "404",
        "Seite nicht gefunden",
        "Page introuvable",
        "Página no encontrada",
        "Página não encontrada",
        "Pagina non trovata",
        "お探しのページは見つかりませんでした",
        "页面不存在",
        "페이지를 찾을 수 없습니다",
        "Страница не найдена",
    ],
)
def test_a_page_that_says_it_is_not_there_is_not_found_in_ten_languages(heading: str) -> None:
    assert outcome(answer(MENU, heading)) is CaptureOutcome.NOT_FOUND
    assert outcome(answer(MENU * 8, title=f"{heading} | Quillmint")) is CaptureOutcome.NOT_FOUND


@pytest.mark.parametrize(
    "heading",
    [
        "Log in",
        "Welcome back",
        "Anmelden",
        "Se connecter",
        "Inicia sesión",
        "Faça login",
        "Accedi",
        "ログイン",
        "登录",
        "로그인",
        "Войти",
    ],
)
def test_a_log_in_form_with_little_else_is_a_door_in_ten_languages(heading: str) -> None:
    assert outcome(answer("Quillmint\nPassword", heading, body=FORM)) is CaptureOutcome.LOGIN


@pytest.mark.parametrize(
    "sentence",
    [
        "Quillmint is not available in your country.",
        "Dieser Dienst ist in Ihrem Land nicht verfügbar.",
        "Ce service n'est pas disponible dans votre pays.",
        "El servicio no está disponible en tu país.",
        "O serviço não está disponível no seu país.",
        "Il servizio non è disponibile nel tuo paese.",
        "お住まいの国ではご利用いただけません。このサービスの対象外です。",
        "抱歉，您所在的国家或地区暂不支持使用本服务，敬请谅解。",
        "해당 국가에서는 이 서비스를 이용하실 수 없습니다. 죄송합니다.",
        "Сервис недоступен в вашей стране.",
    ],
)
def test_a_wall_for_some_countries_is_told_in_ten_languages(sentence: str) -> None:
    assert outcome(answer(sentence)) is CaptureOutcome.GEO_WALL


def test_an_address_that_leads_to_a_log_in_page_is_a_door_and_one_asked_for_is_not() -> None:
    text = "One account for everything that we make.\nEmail"
    assert outcome(answer(text, url="/en/login?next=/credits", asked="/credits")) is CaptureOutcome.LOGIN
    assert outcome(answer(text, url="/login")) is None
    assert outcome(answer("Continue with Glimmer ID", "Sign in")) is CaptureOutcome.LOGIN


def test_a_deep_address_that_leads_home_is_not_found() -> None:
    assert outcome(answer(PROSE, url="/", asked="/refund-policy")) is CaptureOutcome.NOT_FOUND
    assert outcome(answer(PROSE, url="/en/", asked="/en/help/credits")) is CaptureOutcome.NOT_FOUND
    for url, asked in (("/en", "/"), ("/", "/index.html"), ("/#pricing", "/pricing"), ("/en/pricing", "/pricing")):
        assert outcome(answer(PROSE, url=url, asked=asked)) is None


@pytest.mark.parametrize(
    "page",
    [
        answer(f"{PROSE}This form is protected by a captcha.", "Credits", body=FORM),
        answer("Starter $9 a month, 100 credits\nLog in", "Log in to buy", body=FORM),
        answer("Pro is €19 a month.", "Plans", url="/", asked="/pricing"),
        answer(f"{PROSE}Some models are not available in your country."),
        answer(
            "Credits are counted per image, and a failed image costs none.", "What to do when you read “page not found”"
        ),
        answer(
            "A 404 is answered for jobs older than 30 days, which are removed.", "Errors of the API: 404, 429 and 500"
        ),
        answer(PROSE, "How credits work", title="How credits work | Not found in the menu? Search here"),
        answer(
            "Log in to see your balance. A credit is one second of video.\nLog in", "Credits", body="<a href=/login>"
        ),
        answer("クレジットは毎月更新されます。ログインすると残高が表示されます。", "クレジットについて"),
    ],
)
def test_a_page_that_only_mentions_such_things_is_the_page(page: Answer) -> None:
    assert judge(page) is None
