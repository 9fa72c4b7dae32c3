"""`python -m sijill` is `sijill`."""

from sijill.cli.main import main

main()
