"""The JSON API, as a program would call it."""

import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Answer:
    """What the API answered."""

    status: int
    json: Any
    headers: dict[str, str]


class API:
    """The API of one business, as nobody or as somebody who signed in."""

    def __init__(self, root: str, token: str | None = None) -> None:
        self.root = root
        self._token = token

    def signed_in(self, email: str, password: str, audience: str) -> "API":
        """The same as somebody; `audience` is staff or customer."""
        body = {"email": email, "password": password, "audience": audience}
        return API(self.root, self.post("sessions", body)["token"])

    def get(self, path: str) -> Any:
        """What is there, as JSON; anything but 2xx is a failure."""
        return self._done("GET", path, None)

    def post(self, path: str, body: Any = None) -> Any:
        """The same after a POST."""
        return self._done("POST", path, {} if body is None else body)

    def put(self, path: str, body: Any) -> Any:
        """The same after a PUT."""
        return self._done("PUT", path, body)

    def patch(self, path: str, body: Any) -> Any:
        """The same after a PATCH."""
        return self._done("PATCH", path, body)

    def delete(self, path: str) -> Any:
        """The same after a DELETE."""
        return self._done("DELETE", path, None)

    def send(self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None) -> Answer:
        """Whatever the answer is, for tests of refusals."""
        request = urllib.request.Request(f"{self.root}/api/v1/{path}", method=method, headers=headers or {})
        if self._token:
            request.add_header("Authorization", f"Bearer {self._token}")
        if body is not None:
            request.data = json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                return _answer(response.status, response.read(), dict(response.headers))
        except urllib.error.HTTPError as error:
            with error:
                return _answer(error.code, error.read(), dict(error.headers))

    def _done(self, method: str, path: str, body: Any) -> Any:
        answer = self.send(method, path, body)
        assert answer.status < 300, f"{method} {path}: {answer.status} {answer.json}"
        return answer.json


def _answer(status: int, content: bytes, headers: dict[str, str]) -> Answer:
    return Answer(
        status,
        json.loads(content) if content else None,
        {name.lower(): text for name, text in headers.items()},
    )
