"""What the world did to us, put into a sentence and an advice; what is not the world's doing stays a bug."""

from desktop.ui.application import Language
from desktop.ui.kit_trouble import kit_trouble
from desktop.ui.telling import Troubled


def troubled(error: BaseException, language: str) -> Troubled | None:
    """Return the trouble in words, None for an error that is no trouble but a mistake of ours."""
    # Loading what the use cases throw loads the store's library; by the time something failed it is there.
    from desktop.app.trouble import WORLD, told  # noqa: PLC0415

    if (found := kit_trouble(error)) is not None:
        return found
    if not isinstance(error, WORLD):
        return None
    said = told(error)
    if language == Language.ENGLISH:
        return Troubled(said.english, "")
    if said.advice:
        return Troubled(said.chinese, said.advice)
    sentence, stop, advice = said.chinese.partition("。")
    return Troubled(sentence + stop, advice)
