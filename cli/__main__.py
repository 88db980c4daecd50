"""`python -m cli` is `zhifa`."""

from cli.app import main

main()
