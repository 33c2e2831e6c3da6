# SPDX-License-Identifier: EUPL-1.2
"""Private to the room. Staff only: nobody who is discussed stands here."""

import uuid
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac

from schakel.actors.facts import AccountChange


class Municipality(models.Model):
    """A municipality by its NIS code (reference/PROVENANCE.md); the demo region has its own
    codes."""

    nis = models.CharField(primary_key=True, max_length=5)
    name = models.CharField(max_length=100)
    province = models.CharField(max_length=60)
    police_zone = models.ForeignKey("PoliceZone", on_delete=models.PROTECT, null=True)
    fictional = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class PoliceZone(models.Model):
    """A police zone by its code."""

    code = models.CharField(primary_key=True, max_length=5)
    name = models.CharField(max_length=160)
    fictional = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class Organisation(models.Model):
    """A service that takes part: municipality, police zone, CAW, CLB, ..."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    name = models.CharField(max_length=160, unique=True)
    kind = models.CharField(max_length=40)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, null=True)
    phone = models.CharField(max_length=40, blank=True)

    def __str__(self) -> str:
        return self.name


class Person(models.Model):
    """Someone who works with Schakel."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    given_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=80)
    email = models.EmailField(unique=True)
    phone = models.CharField(max_length=40, blank=True)
    introduction = models.CharField(max_length=200, blank=True)
    featured = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}"


class Mandate(models.Model):
    """A person who acts for an organisation in a function, from a day until a day, for a reason."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="mandates", db_index=False
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    function = models.CharField(max_length=40)
    begin = models.DateField()
    end = models.DateField(null=True)
    reason = models.CharField(max_length=200)
    end_reason = models.CharField(max_length=200, blank=True)
    deputy_for = models.ForeignKey("self", on_delete=models.PROTECT, null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(end__isnull=True) | models.Q(end__gte=models.F("begin")),
                name="mandate_ends_after_begin",
            ),
        )
        indexes = (models.Index(fields=["person", "begin"], name="mandate_of_person"),)

    def __str__(self) -> str:
        return f"{self.function} of {self.person_id}"


class Clearance(models.Model):
    """A security clearance of a person, with its expiry (wet 11-12-1998)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="clearances")
    level = models.CharField(max_length=20)
    valid_until = models.DateField()

    def __str__(self) -> str:
        return f"{self.level} until {self.valid_until}"


class AccountManager(BaseUserManager["Account"]):
    """Loads the person along, so that knowing who asks costs one query."""

    def get_queryset(self) -> models.QuerySet["Account"]:
        return super().get_queryset().select_related("person")

    def create_account(self, person: Person, password: str | None) -> "Account":
        """Return a new account for a person; None makes a password that never matches."""
        account = self.model(person=person, email=person.email)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """What someone logs in with. Rights come from mandates, never from here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.OneToOneField(Person, on_delete=models.PROTECT)
    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    login_round = models.PositiveIntegerField(default=0)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = AccountManager()

    def __str__(self) -> str:
        return str(self.id)

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        # One more round ends every session that is still open somewhere, and every invitation that
        # is under way.
        value = f"{self.password}|{self.login_round}"
        return salted_hmac("schakel.session", value, secret=secret, algorithm="sha256").hexdigest()


class AccountEvent(models.Model):
    """Something an administrator did to an account, and why. Never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="account_events")
    change = models.CharField(
        max_length=30, choices=[(change.value, change.value) for change in AccountChange]
    )
    on = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.change} of {self.person_id}"
