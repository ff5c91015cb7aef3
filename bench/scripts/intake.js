// The workload of lead-intake for Node, with a CSV reader of its own: there is
// none in its library.
//
//     node intake.js LEADS OUT LOG
"use strict";
const fs = require("node:fs");
const { StringDecoder } = require("node:string_decoder");

const NOW = "2026-03-01T09:00:00Z";
const ALIASES = {
  "United States": ["usa", "us", "united states", "united states of america", "america"],
  Canada: ["canada", "ca", "can"],
  Mexico: ["mexico", "mx"],
  "United Kingdom": ["uk", "gb", "great britain", "united kingdom", "england"],
  Germany: ["germany", "de", "deutschland"],
  France: ["france", "fr"],
  Spain: ["spain", "es", "espana"],
  Italy: ["italy", "it", "italia"],
  Netherlands: ["netherlands", "nl", "holland", "the netherlands"],
  Sweden: ["sweden", "se"],
  Switzerland: ["switzerland", "ch"],
  "South Africa": ["south africa", "za"],
  India: ["india", "in"],
  Japan: ["japan", "jp"],
  Australia: ["australia", "au", "aus"],
  Singapore: ["singapore", "sg"],
  China: ["china", "cn", "prc"],
  Brazil: ["brazil", "br", "brasil"],
};
const COUNTRIES = new Map(Object.entries(ALIASES).flatMap(([name, list]) => list.map((alias) => [alias, name])));
const NA = new Set(["United States", "Canada", "Mexico"]);
const EMEA = new Set(["United Kingdom", "Germany", "France", "Spain", "Italy", "Netherlands", "Sweden", "Switzerland", "South Africa"]);
const APAC = new Set(["India", "Japan", "Australia", "Singapore", "China"]);

const ROOT = ["Lead intake"];
const COUNTRY = [...ROOT, "Standardize Country"];
const CONTACT = [...ROOT, "Normalize Contact"];
const SCORE = [...ROOT, "Score Lead"];
const BEHAVIOUR = [...SCORE, "Behaviour Score"];
const DEMOGRAPHIC = [...SCORE, "Demographic Score"];

const title = (s) => s.toLowerCase().replace(/(^|[ \-'])([^ \-'])/g, (_, before, letter) => before + letter.toUpperCase());
const number = (cell) => (cell === "" ? 0 : +cell);

// Output gathers text and writes it in large pieces.
class Output {
  constructor(name) {
    this.file = fs.openSync(name, "w");
    this.text = "";
  }
  write(text) {
    this.text += text;
    if (this.text.length > 1 << 18) this.flush();
  }
  flush() {
    fs.writeFileSync(this.file, this.text);
    this.text = "";
  }
}

function reachable(l) {
  return (
    l.email.includes("@") &&
    !["true", "1", "yes"].includes(l.unsubscribed.trim().toLowerCase()) &&
    !["customer", "disqualified"].includes(l.status.trim().toLowerCase()) &&
    (l.lead_source.trim() !== "" || l.product_interest.trim() !== "" || number(l.score) > 0)
  );
}

// Flow runs one lead through the campaigns and logs what it does.
class Flow {
  constructor(lead, log) {
    this.lead = lead;
    this.log = log;
    this.seq = 0;
  }

  set(path, step, field, value) {
    const old = this.lead[field];
    if (old === value) return;
    this.log.write(
      JSON.stringify({
        lead: this.lead.id, seq: ++this.seq, at: NOW, activity: "Change Data Value", type: 13, campaign: path[path.length - 1],
        path, step, result: "succeeded", primary: field, attributes: { "Old Value": old, "New Value": value },
      }) + "\n",
    );
    this.lead[field] = value;
  }

  add(path, step, field, by) {
    this.set(path, step, field, String(number(this.lead[field]) + by));
  }

  // execute logs a call; condition says why the lead is skipped, if it is.
  execute(path, step, callee, condition) {
    const qualified = condition === undefined;
    const outcome = qualified ? { result: "succeeded" } : { result: "skipped", reason: "not in the smart list: " + condition };
    this.log.write(
      JSON.stringify({
        lead: this.lead.id, seq: ++this.seq, at: NOW, activity: "Execute Campaign", campaign: path[path.length - 1], path, step,
        ...outcome, primary: callee, attributes: { "Used Parent Campaign Token Context": false, Qualified: qualified },
      }) + "\n",
    );
  }

  run() {
    const l = this.lead;
    if (!reachable(l)) return;
    this.set(ROOT, 1, "email", l.email.trim().toLowerCase());
    if (l.country.trim() !== "") {
      this.execute(ROOT, 2, "Standardize Country");
      this.standardizeCountry();
    } else {
      this.execute(ROOT, 2, "Standardize Country", "trim(country) is not empty");
    }
    this.execute(ROOT, 3, "Normalize Contact");
    this.normalizeContact();
    this.execute(ROOT, 4, "Score Lead");
    this.scoreLead();
    const score = number(l.score);
    if (score >= 65 && ["NA", "EMEA"].includes(l.region.toUpperCase()) && number(l.employees) >= 50) this.set(ROOT, 6, "status", "MQL");
    else if (score >= 40) this.set(ROOT, 7, "status", "Engaged");
    else if (score >= 15) this.set(ROOT, 8, "status", "Nurture");
    else this.set(ROOT, 9, "status", "Raw");
    this.set(
      ROOT, 10, "last_moment",
      `${l.first_name} ${l.last_name} (${l.title || "unknown title"}) at ${l.company} became ${l.status} with score ${l.score} from ${l.lead_source || "unknown"}`,
    );
  }

  standardizeCountry() {
    const alias = this.lead.country.trim();
    const country = COUNTRIES.get(alias.replaceAll(".", "").toLowerCase()) ?? title(alias);
    this.set(COUNTRY, 1, "country", country);
    if (NA.has(country)) this.set(COUNTRY, 3, "region", "NA");
    else if (EMEA.has(country)) this.set(COUNTRY, 4, "region", "EMEA");
    else if (APAC.has(country)) this.set(COUNTRY, 5, "region", "APAC");
    else this.set(COUNTRY, 6, "region", "ROW");
  }

  normalizeContact() {
    const l = this.lead;
    this.set(CONTACT, 1, "first_name", title(l.first_name.trim()));
    this.set(CONTACT, 2, "last_name", title(l.last_name.trim()));
    if (l.phone === "") return;
    const digits = l.phone.replace(/[^0-9]/g, "");
    if ((l.country === "United States" || l.country === "Canada") && digits.length === 10) this.set(CONTACT, 5, "phone", "+1" + digits);
    else if (digits !== "") this.set(CONTACT, 6, "phone", "+" + digits);
    else this.set(CONTACT, 7, "phone", "");
  }

  scoreLead() {
    const l = this.lead;
    if (number(l.web_visits) > 0 || number(l.email_opens) > 0 || l.product_interest.trim() !== "") {
      this.execute(SCORE, 1, "Behaviour Score");
      this.behaviourScore();
    } else {
      this.execute(SCORE, 1, "Behaviour Score", "web_visits > 0 or email_opens > 0 or trim(product_interest) is not empty");
    }
    if (l.title.trim() !== "" || number(l.employees) > 0) {
      this.execute(SCORE, 2, "Demographic Score");
      this.demographicScore();
    } else {
      this.execute(SCORE, 2, "Demographic Score", "trim(title) is not empty or employees > 0");
    }
    this.add(SCORE, 3, "score", number(l.behavior_score) + number(l.demo_score));
  }

  behaviourScore() {
    const visits = number(this.lead.web_visits);
    const opens = number(this.lead.email_opens);
    if (visits >= 10) this.add(BEHAVIOUR, 2, "behavior_score", 20);
    else if (visits >= 3) this.add(BEHAVIOUR, 3, "behavior_score", 10);
    else if (visits >= 1) this.add(BEHAVIOUR, 4, "behavior_score", 5);
    if (opens >= 5) this.add(BEHAVIOUR, 6, "behavior_score", 15);
    else if (opens >= 1) this.add(BEHAVIOUR, 7, "behavior_score", opens * 2);
  }

  demographicScore() {
    const job = this.lead.title.toLowerCase();
    const employees = number(this.lead.employees);
    if (/chief|ceo|cfo|vp|vice president/.test(job)) this.add(DEMOGRAPHIC, 2, "demo_score", 30);
    else if (/director|head of/.test(job)) this.add(DEMOGRAPHIC, 3, "demo_score", 20);
    else if (/manager|lead/.test(job)) this.add(DEMOGRAPHIC, 4, "demo_score", 10);
    else if (job.trim() !== "") this.add(DEMOGRAPHIC, 5, "demo_score", 2);
    if (employees >= 1000) this.add(DEMOGRAPHIC, 7, "demo_score", 20);
    else if (employees >= 200) this.add(DEMOGRAPHIC, 8, "demo_score", 10);
    else if (employees >= 50) this.add(DEMOGRAPHIC, 9, "demo_score", 5);
  }
}

// split cuts a row of CSV; the workload's rows have no line ends within quotes.
function split(line) {
  if (!line.includes('"')) return line.split(",");
  const cells = [];
  for (let i = 0; ; i++) {
    let cell = "";
    if (line[i] === '"') {
      for (let from = i + 1; ; ) {
        const quote = line.indexOf('"', from);
        cell += line.slice(from, quote);
        i = quote + 1;
        if (line[i] !== '"') break;
        cell += '"';
        from = i + 1;
      }
    } else {
      const comma = line.indexOf(",", i);
      const end = comma < 0 ? line.length : comma;
      cell = line.slice(i, end);
      i = end;
    }
    cells.push(cell);
    if (i >= line.length) return cells;
  }
}

const quote = (cell) => (/[",\n\r]/.test(cell) ? '"' + cell.replaceAll('"', '""') + '"' : cell);

function* lines(name) {
  const file = fs.openSync(name);
  const buffer = Buffer.alloc(1 << 20);
  const decoder = new StringDecoder("utf8");
  let rest = "";
  for (let n; (n = fs.readSync(file, buffer)) > 0; ) {
    const parts = (rest + decoder.write(buffer.subarray(0, n))).split("\n");
    rest = parts.pop();
    yield* parts;
  }
  if (rest !== "") yield rest;
}

function main(leadsName, outName, logName) {
  const out = new Output(outName);
  const log = new Output(logName);
  let header;
  for (const line of lines(leadsName)) {
    const cells = split(line);
    if (header === undefined) {
      header = cells;
      out.write(line + "\n");
      continue;
    }
    const lead = {};
    for (let i = 0; i < header.length; i++) lead[header[i]] = cells[i];
    new Flow(lead, log).run();
    let row = quote(lead[header[0]]);
    for (let i = 1; i < header.length; i++) row += "," + quote(lead[header[i]]);
    out.write(row + "\n");
  }
  out.flush();
  log.flush();
}

main(...process.argv.slice(2));
