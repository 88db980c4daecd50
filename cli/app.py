"""The command line: one small file per command, loaded when it is called."""

import sys
from typing import Annotated

import typer

from cli import calendars, law, servers

app = typer.Typer(
    name="zhifa",
    help="执法：行政执法案件与音像记录。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
servers.register(app)
law.register(app)
calendars.register(app)


@app.command()
def token(
    account: Annotated[str, typer.Argument(help="内置账号，例如 officer")],
    bureau: Annotated[str, typer.Option(help="行政区划代码")] = "140525",
) -> None:
    """打印一个内置账号的令牌（只限内置环境，十二小时有效）。"""
    from api.tokens import issue, signing_key
    from bureaus.directory import load_directory
    from settings import Settings

    settings = Settings()
    directory = load_directory(*([settings.bureaus_dir] if settings.bureaus_dir else []))
    if not settings.embedded_database:
        fail("已设置 ZHIFA_DATABASE_URL：内置账号只用于内置环境，不再可用")
    if bureau not in directory.codes:
        fail(f"没有行政区划代码为{bureau}的局；有：{'、'.join(directory.codes)}")
    names = [a.account for a in directory.bureau(bureau).accounts]
    if account not in names:
        fail(f"没有账号{account}；有：{'、'.join(names)}")
    print(issue(signing_key(settings), bureau, account))


@app.command()
def demo(
    pace: Annotated[float, typer.Option(help="每一步停留的秒数")] = 0.8,
) -> None:
    """在自己的一套临时环境里演示一个完整的处罚案件（约一分钟）。"""
    from cli.demo import play

    play(pace)


@app.command()
def doctor() -> None:
    """逐项检查各组成部分：地址、版本、正常或原因。"""
    from cli.doctor import examine

    raise typer.Exit(examine())


def fail(message: str) -> None:
    """Say what is wrong and end with 1."""
    print(message, file=sys.stderr)
    raise typer.Exit(1)


def main() -> None:
    try:
        app()
    except Exception as error:
        from settings import explain

        said = explain(error)
        if said is None:
            raise
        for line in said:
            print(f"zhifa: {line}", file=sys.stderr)
        sys.exit(2)
