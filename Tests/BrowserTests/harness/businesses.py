"""The businesses of the tests: who works there, and what a test makes in them."""

import itertools
import json
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from harness.api import API
from harness.mails import Mail, MailServer
from harness.program import ROOT, Program

DAY = {"mon-sun": ["08:00-20:00"]}
LANGUAGES = ("ca", "fr", "es", "pt", "en")


@dataclass(frozen=True)
class Person:
    """Somebody who can sign in."""

    email: str
    password: str
    role: str
    id: str = ""

    @property
    def audience(self) -> str:
        """Where the person signs in."""
        return "customer" if self.role == "customer" else "staff"


@dataclass
class Business:
    """A business that is served, its people, and short ways to what tests need in it."""

    slug: str
    name: str
    language: str
    url: str
    mails: MailServer
    people: dict[str, Person]
    service: str
    branch: str

    _numbers = itertools.count(1)

    @property
    def api(self) -> API:
        """The API for visitors."""
        return API(self.url)

    def as_(self, person: Person | str) -> API:
        """The API as somebody who signs in, a person or the one of a role."""
        who = self.people[person] if isinstance(person, str) else person
        return self.api.signed_in(who.email, who.password, who.audience)

    def set(self, **settings: Any) -> None:
        """Changes settings; `__` stands for the dot."""
        changes = {name.replace("__", "."): value for name, value in settings.items()}
        self.as_("admin").put("settings", changes)

    def new_email(self, name: str = "client") -> str:
        """An address that nobody has yet."""
        return f"{name}-{next(self._numbers)}@{self.slug}.example"

    def client(self, **fields: Any) -> dict[str, Any]:
        """A client without a login."""
        body = {
            "first_name": "Anna",
            "last_name": "Serra",
            "email": self.new_email(),
            "phone": "+34600102030",
        }
        made: dict[str, Any] = self.as_("admin").post("clients", {**body, **fields})
        return made

    def customer(self, password: str = "a calm river at dawn", **fields: Any) -> Person:
        """A client who signs in with a password of her own."""
        client = self.client(login_allowed=True, **fields)
        link = self.as_("admin").post(f"clients/{client['id']}/password-link")
        token = str(link["link"]).split("#token=")[1]
        self.api.post("passwords", {"token": token, "password": password})
        return Person(str(client["email"]), password, "customer", str(client["id"]))

    def free_time(self, days: int = 7) -> str:
        """The first time of the service that is free from so many days ahead."""
        day = date.today() + timedelta(days=days)
        last = day + timedelta(days=7)
        path = f"availability?branch={self.branch}&service={self.service}&from={day}&to={last}"
        slots = self.api.get(path)["slots"]
        assert slots, f"nothing is free at {self.slug} from {day} to {last}"
        return str(slots[0]["starts_at"])

    def appointment(self, client: str, **fields: Any) -> dict[str, Any]:
        """An appointment of a client, made by the admin, at a free time."""
        body = {
            "client": client,
            "service": self.service,
            "branch": self.branch,
            "starts_at": self.free_time(),
        }
        made: dict[str, Any] = self.as_("admin").post("appointments", {**body, **fields})
        return made

    def booking(self, language: str | None = None, **fields: Any) -> tuple[dict[str, Any], Mail]:
        """An appointment that a visitor books, and the mail that confirms it."""
        address = self.new_email("ona")
        client = {"first_name": "Ona", "last_name": "Roca", "email": address, "phone": "+34600405060"}
        client["language"] = language or self.language
        body = {
            "branch": self.branch,
            "service": self.service,
            "starts_at": self.free_time(),
            "client": client,
        }
        made: dict[str, Any] = self.api.post("bookings", {**body, **fields})
        return made, self.mails.last(address, lambda mail: any("/l/" in link for link in mail.links))


class Businesses:
    """Those with demo data that the server starts with, and new ones that a test has to itself."""

    def __init__(self, program: Program, mails: MailServer) -> None:
        self._program = program
        self._mails = mails
        self._numbers = itertools.count(1)

    @property
    def catalan(self) -> Business:
        """Lumen, with two branches and demo data."""
        return self._with_customer(self._business(demo_plans()[0], service="cut"))

    @property
    def english(self) -> Business:
        """Harbour, with one branch and demo data."""
        return self._with_customer(self._business(demo_plans()[1], service="haircut"))

    def new(self, language: str = "en", **settings: Any) -> Business:
        """A business of a test's own, open every day, with one service and no clients.

        Of names of settings, `__` stands for the dot.
        """
        plan = new_plan(f"new-{next(self._numbers)}", language)
        plan["settings"] = {name.replace("__", "."): value for name, value in settings.items()}
        self._program.apply(plan)
        return self._business(plan, service="cut")

    def _business(self, plan: dict[str, Any], service: str) -> Business:
        people = {
            str(person["role"]): Person(person["email"], person["password"], person["role"])
            for person in reversed(plan["staff"])
        }
        return Business(
            slug=plan["slug"],
            name=plan["name"],
            language=plan["language"],
            url=f"{self._program.url}/t/{plan['slug']}",
            mails=self._mails,
            people=people,
            service=service,
            branch=plan["branches"][0]["slug"],
        )

    def _with_customer(self, business: Business) -> Business:
        email, password = self._program.demo_customer(business.slug)
        return replace(business, people={**business.people, "customer": Person(email, password, "customer")})


def demo_plans() -> list[dict[str, Any]]:
    """The businesses that the server starts with: Catalan and English."""
    example = json.loads((ROOT / "tenants.example.json").read_text())["businesses"][0]
    own = json.loads((ROOT / "Tests/BrowserTests/businesses.json").read_text())["businesses"]
    return [example, *own]


def new_plan(slug: str, language: str) -> dict[str, Any]:
    """A small business: a service that the employee offers, each day from eight to eight."""
    names = {"ca": "Prova", "fr": "Essai", "es": "Prueba", "pt": "Ensaio", "en": "Trial"}
    services = {"ca": "Tall de cabell", "fr": "Coupe", "es": "Corte", "pt": "Corte", "en": "Haircut"}

    def person(role: str, first_name: str, **more: Any) -> dict[str, Any]:
        email = f"{role}@{slug}.example"
        own = {
            "role": role,
            "first_name": first_name,
            "last_name": "Puig",
            "email": email,
            "phone": "+34600000101",
        }
        return {**own, "password": f"a quiet {role} of {slug}", **more}

    return {
        "slug": slug,
        "name": f"{names[language]} {slug}",
        "language": language,
        "currency": "EUR",
        "branches": [
            {
                "slug": "gracia",
                "name": "Gràcia",
                "time_zone": "Europe/Madrid",
                "phone": "+34932180000",
                "address": "Carrer Gran de Gràcia, 84\n08012 Barcelona",
                "hours": DAY,
            }
        ],
        "staff": [
            person("admin", "Núria"),
            person("manager", "Jordi", branches=["gracia"]),
            person("employee", "Pau", branches=["gracia"], services=["cut"]),
        ],
        "services": [
            {"slug": "cut", "name": services[language], "minutes": 45, "price": 2800, "colour": "#3a7bd5"}
        ],
    }
