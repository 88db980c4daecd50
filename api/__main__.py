"""`python -m api`: the front desk in the foreground."""

import uvicorn

import logs
from api.app import create_app
from settings import Settings


def main() -> None:
    settings = Settings()
    _ = settings.dsn  # what is missing is said at once, not from within the server
    logs.configure(settings, "api")
    uvicorn.run(
        create_app(settings=settings),
        host=settings.api_host,
        port=settings.api_port,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=3,
        server_header=False,
        h11_max_incomplete_event_size=64 * 1024,
    )


if __name__ == "__main__":
    main()
