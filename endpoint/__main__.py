"""``python -m endpoint`` is ``kelisim``."""

from endpoint.cli import main

if __name__ == "__main__":
    main(prog_name="kelisim")
