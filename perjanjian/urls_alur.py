"""Acts on an agreement: submit, verify, sign, pass on; and its files."""

urlpatterns: list = []  # type: ignore[type-arg]
