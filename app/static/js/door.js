// The list at the door. What is tapped waits in this browser until the server has it; each entry has a mark made here,
// so that it may be sent again and again and counts once. What waits holds numbers, and a name only of who walked in.
import { scanCodes } from "./scan.js";

const SHOWN = 30;
const AGAIN_MS = 5000;
const LOOK_MS = 20000;

const door = document.querySelector("[data-door]");
if (door) start();

function start() {
  const find = (name) => door.querySelector(`[data-door-${name}]`);
  const words = JSON.parse(find("words").textContent);
  const key = `door-${door.dataset.door}`;
  const search = find("search").elements.q;
  let queue = JSON.parse(localStorage.getItem(key) || "[]");
  let known = JSON.parse(find("known").textContent);
  let only; // the registration of a scanned code
  let isSending = false;
  let timer;

  function add(entry) {
    queue.push({ at: new Date().toISOString(), ...entry });
    keep();
    draw();
    send();
  }

  function keep() {
    localStorage.setItem(key, JSON.stringify(queue));
  }

  // How it will stand when all that waits has arrived.
  function marks() {
    const found = new Map(known.people.filter((one) => one[5]).map((one) => [`${one[0]}:${one[1]}`, one[5]]));
    for (const entry of queue) {
      if (entry.kind === "in") found.set(`${entry.registration}:${entry.rank}`, entry.mark);
      if (entry.kind === "undo") for (const [who, mark] of found) if (mark === entry.mark) found.delete(who);
    }
    return found;
  }

  async function send() {
    clearTimeout(timer);
    if (isSending) return;
    isSending = true;
    const sent = queue.slice(0, 500);
    const answer = await (sent.length ? post(sent) : fetch(door.dataset.state)).catch(() => null);
    const isOurs = answer?.ok && answer.headers.get("content-type")?.startsWith("application/json");
    const stands = isOurs ? await answer.json().catch(() => null) : null;
    isSending = false;
    if (stands) {
      queue = queue.slice(sent.length);
      keep();
      known = stands;
      tellRefusals(stands.refused, sent);
    }
    draw(answer && !stands ? words.signedOut : undefined);
    timer = setTimeout(send, stands && !queue.length ? LOOK_MS : AGAIN_MS);
  }

  function post(entries) {
    const headers = { "Content-Type": "application/json", "X-CSRFToken": door.dataset.token };
    return fetch(door.dataset.take, { method: "POST", headers, body: JSON.stringify({ marks: entries }), keepalive: true });
  }

  function tellRefusals(refused, sent) {
    const box = find("refusal");
    if (!refused.length) return;
    box.hidden = false;
    box.replaceChildren();
    for (const each of refused) {
      const entry = sent.find((one) => one.mark === each.mark);
      const line = document.createElement("span");
      line.textContent = [entry?.name ?? nameOf(entry), each.reason].filter(Boolean).join(": ") + " ";
      box.append(line);
      if (each.can_insist && entry) box.append(button(words.anyway, () => {
        box.hidden = true;
        add({ ...entry, anyway: true });
      }));
    }
  }

  function nameOf(entry) {
    return known.people.find((one) => one[0] === entry?.registration && one[1] === entry?.rank)?.[2];
  }

  function button(text, act) {
    const made = find("row").content.querySelector("button").cloneNode(true);
    made.querySelector(".nl-button__label").textContent = text;
    made.addEventListener("click", act);
    return made;
  }

  function draw(trouble) {
    const isIn = marks();
    const wanted = search.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const matches = ([number, , name, about]) =>
      only ? number === only : wanted.every((word) => `${name} ${about}`.toLocaleLowerCase().includes(word));
    const found = known.people.filter(matches);
    const focused = document.activeElement?.closest("[data-who]")?.dataset.who;
    find("people").replaceChildren(...found.slice(0, SHOWN).map((one) => row(one, isIn.get(`${one[0]}:${one[1]}`))));
    find("people").querySelector(`[data-who="${focused}"] button`)?.focus();
    find("more").hidden = found.length <= SHOWN;
    const walkIns = queue.filter((entry) => entry.kind === "walk-in").length;
    show(find("came"), isIn.size + walkIns);
    show(find("expected"), known.expected + walkIns);
    const box = find("queue");
    box.hidden = !queue.length && !trouble;
    show(box, [queue.length ? `${queue.length} ${words.queued}` : "", trouble].filter(Boolean).join(" "));
  }

  // A reader hears only what changed.
  function show(element, text) {
    if (element.textContent !== String(text)) element.textContent = text;
  }

  function row([registration, rank, name, about, waits], mark) {
    const made = find("row").content.firstElementChild.cloneNode(true);
    made.dataset.who = `${registration}:${rank}`;
    made.classList.toggle("door__person--in", Boolean(mark));
    made.querySelector("strong").textContent = name;
    const says = rank ? `${words.guest} ${about}` : about;
    made.querySelector(".soft").textContent = [says, waits ? words.waits : ""].filter(Boolean).join(", ");
    const press = made.querySelector("button");
    press.querySelector(".nl-button__label").textContent = mark ? words.back : waits ? words.anyway : words.here;
    press.setAttribute("aria-label", `${mark ? words.back : words.here}: ${name}`);
    press.classList.toggle("nl-button--subtle", Boolean(mark));
    press.classList.toggle("nl-button--primary", !mark && !waits);
    press.addEventListener("click", () =>
      add(mark ? { kind: "undo", mark } : { kind: "in", mark: newMark(), registration, rank, anyway: Boolean(waits) }),
    );
    return made;
  }

  find("search").addEventListener("submit", (event) => event.preventDefault());
  search.addEventListener("input", () => {
    only = undefined;
    draw();
  });
  find("walk-in").querySelector("form").addEventListener("submit", (event) => {
    const { name, firm, anyway } = event.target.elements;
    if (!name.value.trim()) return; // the server says what is missing
    event.preventDefault();
    add({ kind: "walk-in", mark: newMark(), name: name.value, firm: firm.value, anyway: anyway.checked });
    event.target.reset();
    name.focus();
  });
  addEventListener("online", send);
  scanCodes(find("scan"), find("camera"), async (address) => {
    const answer = await fetch(`${door.dataset.code}?adres=${encodeURIComponent(address)}`).catch(() => null);
    const said = answer?.ok ? await answer.json() : { refusal: words.noNetwork };
    find("refusal").hidden = !said.refusal;
    show(find("refusal"), said.refusal ?? "");
    only = said.registration;
    draw();
  }, () => show(find("refusal"), words.noCamera) ?? (find("refusal").hidden = false));
  draw();
  send();
}

function newMark() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
