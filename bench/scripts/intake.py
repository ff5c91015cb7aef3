"""The workload of lead-intake in Python, with the csv and json modules.

    python3 intake.py LEADS OUT LOG
"""

import csv
import json
import re
import sys

NOW = "2026-03-01T09:00:00Z"
ALIASES = {
    "United States": ["usa", "us", "united states", "united states of america", "america"],
    "Canada": ["canada", "ca", "can"],
    "Mexico": ["mexico", "mx"],
    "United Kingdom": ["uk", "gb", "great britain", "united kingdom", "england"],
    "Germany": ["germany", "de", "deutschland"],
    "France": ["france", "fr"],
    "Spain": ["spain", "es", "espana"],
    "Italy": ["italy", "it", "italia"],
    "Netherlands": ["netherlands", "nl", "holland", "the netherlands"],
    "Sweden": ["sweden", "se"],
    "Switzerland": ["switzerland", "ch"],
    "South Africa": ["south africa", "za"],
    "India": ["india", "in"],
    "Japan": ["japan", "jp"],
    "Australia": ["australia", "au", "aus"],
    "Singapore": ["singapore", "sg"],
    "China": ["china", "cn", "prc"],
    "Brazil": ["brazil", "br", "brasil"],
}
COUNTRIES = {alias: name for name, aliases in ALIASES.items() for alias in aliases}
NA = {"United States", "Canada", "Mexico"}
EMEA = {"United Kingdom", "Germany", "France", "Spain", "Italy", "Netherlands", "Sweden", "Switzerland", "South Africa"}
APAC = {"India", "Japan", "Australia", "Singapore", "China"}

ROOT = ["Lead intake"]
COUNTRY = ROOT + ["Standardize Country"]
CONTACT = ROOT + ["Normalize Contact"]
SCORE = ROOT + ["Score Lead"]
BEHAVIOUR = SCORE + ["Behaviour Score"]
DEMOGRAPHIC = SCORE + ["Demographic Score"]

NOT_DIGIT = re.compile(r"[^0-9]")
WORD_START = re.compile(r"(^|[ \-'])([^ \-'])")


def title(s):
    return WORD_START.sub(lambda m: m[1] + m[2].upper(), s.lower())


def number(cell):
    return int(cell) if cell else 0


def reachable(l):
    return (
        "@" in l["email"]
        and l["unsubscribed"].strip().lower() not in ("true", "1", "yes")
        and l["status"].strip().lower() not in ("customer", "disqualified")
        and bool(l["lead_source"].strip() or l["product_interest"].strip() or number(l["score"]) > 0)
    )


class Flow:
    """Runs one lead through the campaigns and logs what it does."""

    def __init__(self, lead, log):
        self.lead, self.log, self.seq = lead, log, 0

    def write(self, activity, path, step, result, primary, attributes, **more):
        self.seq += 1
        record = {"lead": self.lead["id"], "seq": self.seq, "at": NOW, "activity": activity}
        if activity == "Change Data Value":
            record["type"] = 13
        record.update(campaign=path[-1], path=path, step=step, result=result, **more, primary=primary, attributes=attributes)
        self.log.write(json.dumps(record, separators=(",", ":"), ensure_ascii=False) + "\n")

    def set(self, path, step, field, value):
        old = self.lead[field]
        if old != value:
            self.write("Change Data Value", path, step, "succeeded", field, {"Old Value": old, "New Value": value})
            self.lead[field] = value

    def add(self, path, step, field, by):
        self.set(path, step, field, str(number(self.lead[field]) + by))

    def called(self, path, step, callee):
        attributes = {"Used Parent Campaign Token Context": False, "Qualified": True}
        self.write("Execute Campaign", path, step, "succeeded", callee, attributes)

    def skipped(self, path, step, callee, condition):
        attributes = {"Used Parent Campaign Token Context": False, "Qualified": False}
        self.write("Execute Campaign", path, step, "skipped", callee, attributes, reason="not in the smart list: " + condition)

    def run(self):
        l = self.lead
        if not reachable(l):
            return
        self.set(ROOT, 1, "email", l["email"].strip().lower())
        if l["country"].strip():
            self.called(ROOT, 2, "Standardize Country")
            self.standardize_country()
        else:
            self.skipped(ROOT, 2, "Standardize Country", "trim(country) is not empty")
        self.called(ROOT, 3, "Normalize Contact")
        self.normalize_contact()
        self.called(ROOT, 4, "Score Lead")
        self.score_lead()
        score = number(l["score"])
        if score >= 65 and l["region"].upper() in ("NA", "EMEA") and number(l["employees"]) >= 50:
            self.set(ROOT, 6, "status", "MQL")
        elif score >= 40:
            self.set(ROOT, 7, "status", "Engaged")
        elif score >= 15:
            self.set(ROOT, 8, "status", "Nurture")
        else:
            self.set(ROOT, 9, "status", "Raw")
        self.set(
            ROOT, 10, "last_moment",
            f"{l['first_name']} {l['last_name']} ({l['title'] or 'unknown title'}) at {l['company']} became {l['status']}"
            f" with score {l['score']} from {l['lead_source'] or 'unknown'}",
        )

    def standardize_country(self):
        alias = self.lead["country"].strip()
        country = COUNTRIES.get(alias.replace(".", "").lower()) or title(alias)
        self.set(COUNTRY, 1, "country", country)
        if country in NA:
            self.set(COUNTRY, 3, "region", "NA")
        elif country in EMEA:
            self.set(COUNTRY, 4, "region", "EMEA")
        elif country in APAC:
            self.set(COUNTRY, 5, "region", "APAC")
        else:
            self.set(COUNTRY, 6, "region", "ROW")

    def normalize_contact(self):
        l = self.lead
        self.set(CONTACT, 1, "first_name", title(l["first_name"].strip()))
        self.set(CONTACT, 2, "last_name", title(l["last_name"].strip()))
        if not l["phone"]:
            return
        digits = NOT_DIGIT.sub("", l["phone"])
        if l["country"] in ("United States", "Canada") and len(digits) == 10:
            self.set(CONTACT, 5, "phone", "+1" + digits)
        elif digits:
            self.set(CONTACT, 6, "phone", "+" + digits)
        else:
            self.set(CONTACT, 7, "phone", "")

    def score_lead(self):
        l = self.lead
        if number(l["web_visits"]) > 0 or number(l["email_opens"]) > 0 or l["product_interest"].strip():
            self.called(SCORE, 1, "Behaviour Score")
            self.behaviour_score()
        else:
            self.skipped(SCORE, 1, "Behaviour Score", "web_visits > 0 or email_opens > 0 or trim(product_interest) is not empty")
        if l["title"].strip() or number(l["employees"]) > 0:
            self.called(SCORE, 2, "Demographic Score")
            self.demographic_score()
        else:
            self.skipped(SCORE, 2, "Demographic Score", "trim(title) is not empty or employees > 0")
        self.add(SCORE, 3, "score", number(l["behavior_score"]) + number(l["demo_score"]))

    def behaviour_score(self):
        visits, opens = number(self.lead["web_visits"]), number(self.lead["email_opens"])
        if visits >= 10:
            self.add(BEHAVIOUR, 2, "behavior_score", 20)
        elif visits >= 3:
            self.add(BEHAVIOUR, 3, "behavior_score", 10)
        elif visits >= 1:
            self.add(BEHAVIOUR, 4, "behavior_score", 5)
        if opens >= 5:
            self.add(BEHAVIOUR, 6, "behavior_score", 15)
        elif opens >= 1:
            self.add(BEHAVIOUR, 7, "behavior_score", opens * 2)

    def demographic_score(self):
        job, employees = self.lead["title"].lower(), number(self.lead["employees"])
        if any(word in job for word in ("chief", "ceo", "cfo", "vp", "vice president")):
            self.add(DEMOGRAPHIC, 2, "demo_score", 30)
        elif "director" in job or "head of" in job:
            self.add(DEMOGRAPHIC, 3, "demo_score", 20)
        elif "manager" in job or "lead" in job:
            self.add(DEMOGRAPHIC, 4, "demo_score", 10)
        elif job.strip():
            self.add(DEMOGRAPHIC, 5, "demo_score", 2)
        if employees >= 1000:
            self.add(DEMOGRAPHIC, 7, "demo_score", 20)
        elif employees >= 200:
            self.add(DEMOGRAPHIC, 8, "demo_score", 10)
        elif employees >= 50:
            self.add(DEMOGRAPHIC, 9, "demo_score", 5)


def main(leads, out, log):
    with (
        open(leads, newline="", encoding="utf-8") as leads_in,
        open(out, "w", newline="", encoding="utf-8") as leads_out,
        open(log, "w", encoding="utf-8") as log_out,
    ):
        reader = csv.DictReader(leads_in)
        writer = csv.DictWriter(leads_out, reader.fieldnames, lineterminator="\n")
        writer.writeheader()
        for lead in reader:
            Flow(lead, log_out).run()
            writer.writerow(lead)


if __name__ == "__main__":
    main(*sys.argv[1:])
