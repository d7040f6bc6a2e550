"""Facts to cost chains: money ÷ units × units per action = money per action, and what is missing for them."""
