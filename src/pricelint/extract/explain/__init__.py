"""Why a fact was read: recomputed from the document and the facts, so that reading itself carries nothing for it."""
