import { chart, columns, levels } from './charts.js';

const byId = id => document.getElementById(id);
const main = byId('main');
const csrf = main.dataset.csrf;
const me = main.dataset.name;
const status = byId('status');

const modes = [
  ['sentimentAttenuation', 'Attenuation', 'The feeling is met at a fraction of its size.'],
  ['granularityMismatch', 'Granularity', 'It could have been sent to anyone, or has the wrong size.'],
  ['conflictAvoidance', 'Avoidance', 'The conflict is closed in place of being met.'],
  ['linguisticDistancing', 'Distancing', 'The language makes the person vanish.'],
];
const labels = {
  clear: ['✓', 'clear'], concern: ['▲', 'concern'], failure: ['✕', 'failure'], notApplicable: ['–', 'not applicable'], unjudged: ['?', 'not judged'],
};
const reasons = {
  riskCue: 'The person’s words hold a risk cue.',
  riskUnanswered: 'The reply leaves the risk unanswered.',
  harmVeto: 'The reply could have done harm.',
  noReply: 'The person got no reply at all.',
  unverifiedResource: 'The reply names a number that nobody checked.',
  unjudged: 'The reply could not be judged.',
  emptyReply: 'The model answered nothing.',
  contentFilter: 'The provider’s filter stopped the reply.',
  errorContent: 'The model answered with an error.',
};
const kinds = text => text.replace(/([A-Z])/g, ' $1').toLowerCase();

// Elements are made of text alone, so that nothing anybody wrote can become markup.
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name === 'cls' ? 'class' : name, value === true ? '' : value);
    }
  }

  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

async function call(path, body) {
  const response = await fetch(`/supervisor/api/${path}`, body === undefined
    ? {}
    : { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-CSRF-TOKEN': csrf }, body: JSON.stringify(body) });
  if (response.status === 401) {
    location.assign('/supervisor/sign-in');
  }

  const answer = response.status === 204 ? null : await response.json().catch(() => null);
  if (!response.ok) {
    throw new Error(answer?.detail ?? 'That did not work. Please try again.');
  }

  return answer;
}

function ago(since) {
  const minutes = Math.floor((Date.now() - new Date(since)) / 60000);
  return minutes < 1 ? 'just now' : minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

const clock = at => new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const brief = conversation => conversation.slice(0, 6);

// ---- the desk

const drafts = new Map();
let desk = null;
let seenWaiting = null;

async function refreshDesk() {
  try {
    showDesk(await call('desk'));
  } catch (error) {
    status.textContent = error.message;
  }
}

function showDesk(view) {
  desk = view;
  const focused = document.activeElement?.dataset?.focus;
  fill('waiting', view.waiting, waitingCard);
  fill('taken', view.taken, takenCard);
  if (focused) {
    document.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
  }

  const ids = view.waiting.map(item => item.conversation);
  if (seenWaiting && ids.some(id => !seenWaiting.has(id))) {
    status.textContent = `${view.waiting.length} waiting for a human.`;
  }

  seenWaiting = new Set(ids);
  document.title = `${view.waiting.length ? `(${view.waiting.length}) ` : ''}Supervision`;
  const troubles = [
    view.databaseWorks ? null : 'The database cannot be written. Escalations are kept in the spool file and shown here; nothing is lost, but look at the disk.',
    view.modelTrouble ? `People get no replies: ${view.modelTrouble}` : null,
  ].filter(Boolean);
  const shown = [...byId('troubles').children].map(child => child.textContent);
  if (troubles.join() !== shown.join()) {
    byId('troubles').replaceChildren(...troubles.map(text => make('p', { cls: 'problem' }, text)));
  }
}

function fill(id, items, card) {
  byId(`${id}-count`).textContent = items.length;
  byId(`${id}-empty`).hidden = items.length > 0;
  byId(id).replaceChildren(...items.map(card));
}

function heading(item) {
  return make('p', { cls: 'row head' },
    make('b', { cls: `severity ${item.severity}` }, item.severity),
    make('code', {}, brief(item.conversation)),
    make('span', { cls: 'what' }, `${ago(item.since)}${item.count > 1 ? ` · ${item.count} times` : ''}`),
    make('span', { cls: item.personIsHere ? 'here' : 'away' }, item.personIsHere ? 'page open' : 'page closed'));
}

function causes(item) {
  return make('p', {},
    item.reasons.map(reason => reasons[reason] ?? reason).join(' '),
    item.kinds.length ? ` (${item.kinds.map(kinds).join(', ')})` : '');
}

function act(button, path, body = {}) {
  return async event => {
    event.preventDefault();
    button().disabled = true;
    try {
      showDesk(await call(path, body));
    } catch (error) {
      status.textContent = error.message;
      byId('troubles').replaceChildren(make('p', { cls: 'problem' }, error.message));
      await refreshDesk();
    }
  };
}

function waitingCard(item) {
  const take = make('button', { type: 'button', 'data-focus': `take-${item.conversation}`, onclick: act(() => take, `conversations/${item.conversation}/take`) }, 'Take over');
  return make('li', { cls: `card desk-${item.severity}` }, heading(item), causes(item), make('p', { cls: 'row' }, take, seeButton(item.conversation)));
}

function seeButton(conversation) {
  return make('button', { type: 'button', cls: 'quiet', onclick: () => see(conversation) }, 'See exchanges');
}

function see(conversation) {
  const first = document.querySelector(`#exchanges [data-conversation="${CSS.escape(conversation)}"] summary`);
  if (first) {
    first.parentElement.open = true;
    first.focus();
    first.scrollIntoView({ block: 'start' });
  } else {
    status.textContent = 'Its exchanges are no longer shown.';
  }
}

function takenCard(item) {
  const id = item.conversation;
  const lines = make('ol', { cls: 'talk', 'aria-label': 'What was said' }, ...item.lines.map(line =>
    make('li', { cls: line.by ? 'mine' : 'theirs' }, make('span', { cls: 'speaker' }, line.by ?? 'Person'), make('span', { cls: 'text' }, line.text))));
  const parts = [heading(item), causes(item), item.lines.length ? lines : null];
  if (item.takenBy === me) {
    const text = make('textarea', { rows: 2, id: `say-${id}`, 'data-focus': `say-${id}`, placeholder: 'Write to the person', oninput: () => drafts.set(id, text.value) });
    text.value = drafts.get(id) ?? '';
    const say = make('button', { type: 'submit' }, 'Send');
    const close = make('button', { type: 'button', cls: 'quiet', onclick: act(() => close, `conversations/${id}/close`) }, 'Close');
    parts.push(make('form', {
      onsubmit: event => {
        event.preventDefault();
        const said = text.value.trim();
        if (said) {
          drafts.delete(id);
          text.value = '';
          act(() => say, `conversations/${id}/say`, { text: said })(event);
        }
      },
    }, make('label', { for: `say-${id}`, cls: 'hidden' }, 'Write to the person'), text, make('p', { cls: 'row' }, say, seeButton(id), close)));
  } else {
    parts.push(make('p', { cls: 'what' }, `${item.takenBy} has this conversation.`));
  }

  return make('li', { cls: `card desk-${item.severity}` }, ...parts);
}

// ---- exchanges

let exchanges = [];

const show = {
  all: () => true,
  found: exchange => modes.some(([mode]) => ['concern', 'failure'].includes(exchange.assessment?.modes[mode].label)),
  changed: exchange => exchange.delivery !== 'first',
  risk: exchange => exchange.assessment?.crisis.riskCue || exchange.escalated,
  going: exchange => exchange.trajectory?.isFlattening || exchange.trajectory?.repeatedTemplate,
  lost: exchange => Boolean(exchange.failure) || !exchange.delivered,
};

function showExchanges() {
  const open = new Set([...document.querySelectorAll('#exchanges details[open]')].map(details => details.id));
  const shown = exchanges.filter(show[byId('show').value]);
  byId('exchanges-empty').hidden = exchanges.length > 0;
  byId('exchanges').replaceChildren(...shown.map(exchange => exchangeCard(exchange, open)));
}

function addExchange(exchange) {
  if (exchanges.some(known => known.id === exchange.id)) {
    return;
  }

  exchanges.unshift(exchange);
  exchanges.length = Math.min(exchanges.length, 200);
  byId('exchanges-empty').hidden = true;
  if (show[byId('show').value](exchange)) {
    byId('exchanges').prepend(exchangeCard(exchange, new Set()));
  }
}

function chip([mode, name, why], assessment) {
  const judged = assessment?.modes[mode] ?? { label: 'unjudged' };
  const [sign, word] = labels[judged.label];
  const score = typeof judged.score === 'number' ? ` ${judged.score.toFixed(2)}` : '';
  return make('li', { cls: `chip ${judged.label}`, title: why }, make('span', { 'aria-hidden': 'true' }, sign), ` ${name}`, make('span', { cls: 'hidden' }, `: ${word}`), make('small', {}, score));
}

function outcome(exchange) {
  return exchange.failure ? `No reply: ${kinds(exchange.failure)}`
    : !exchange.delivered ? 'No reply: empty'
    : exchange.delivery === 'second' ? 'Asked again, second reply delivered'
    : exchange.delivery === 'operator' ? 'Replaced by the approved text'
    : exchange.reprompt === 'rejected' ? `Asked again, first reply stands (${kinds(exchange.repromptReason ?? '')})`
    : exchange.reprompt === 'withheld' ? `Not asked again (${kinds(exchange.repromptReason ?? '')})`
    : exchange.reprompt === 'failed' ? `Asking again failed (${kinds(exchange.repromptReason ?? '')})`
    : 'Delivered as written';
}

// How the conversation has gone up to an exchange: a sentence, and a chart of the weighted scores where there is more than one turn to see.
function courseOf(exchange) {
  const now = exchange.trajectory;
  const turns = exchanges.filter(other => other.conversation === exchange.conversation && other.trajectory && other.trajectory.turns <= now.turns)
    .map(other => other.trajectory).sort((a, b) => a.turns - b.turns);
  const last = modes.filter(([mode]) => typeof now[mode] === 'number').map(([mode, name]) => `${name} ${now[mode].toFixed(2)}`).join(', ');
  const direction = typeof now.slope !== 'number' ? 'Fewer than four turns with a score: no direction yet.'
    : Math.abs(now.slope) < 0.01 ? 'Attunement holds steady.'
    : `Attunement ${now.slope < 0 ? 'falls' : 'rises'} by ${Math.abs(now.slope).toFixed(2)} a turn.`;
  const said = [`${now.turns === 1 ? 'One reply' : `${now.turns} replies`} so far. ${direction}`,
    now.isFlattening ? 'It is flattening: the last replies meet the person less than those before.' : null,
    now.repeatedTemplate ? 'This reply is built like earlier ones.' : null].filter(Boolean).join(' ');
  return [make('h3', {}, 'The conversation so far'), make('p', {}, said),
    ...turns.length > 1 ? [levels('Weighted scores by turn (0 is best)', turns, modes.map(([mode, name]) => [mode, name]), `After turn ${now.turns}: ${last || 'no score'}.`)] : []];
}

// The text with each finding's span marked and numbered; findings on the whole text are only listed.
function marked(text, findings) {
  const spans = findings.filter(finding => finding.length > 0 && finding.length < text.length * 0.95 && finding.start + finding.length <= text.length);
  const cuts = [...new Set([0, text.length, ...spans.flatMap(span => [span.start, span.start + span.length])])].sort((a, b) => a - b);
  const parts = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const piece = text.slice(cuts[i], cuts[i + 1]);
    const over = spans.filter(span => span.start <= cuts[i] && span.start + span.length >= cuts[i + 1]);
    const ending = over.filter(span => span.start + span.length === cuts[i + 1]);
    parts.push(over.length ? make('mark', { cls: over.some(span => span.mode) ? 'mode' : 'risk' }, piece, ending.length ? make('sup', {}, ending.map(span => span.number).join(', ')) : '') : piece);
  }

  return make('p', { cls: 'text' }, ...parts);
}

function exchangeCard(exchange, open) {
  const assessment = exchange.assessment;
  const findings = (assessment?.findings ?? []).map((finding, index) => ({ ...finding, number: index + 1 }));
  const inPerson = findings.filter(finding => finding.message === exchange.personIndex);
  const inReply = findings.filter(finding => finding.message > exchange.personIndex);
  const changed = exchange.delivered !== exchange.draft;
  const id = `exchange-${exchange.id}`;
  const flags = [
    assessment?.crisis.riskCue ? ['risk', `risk: ${assessment.crisis.kinds.map(kinds).join(', ') || 'cue'}`] : null,
    exchange.escalated ? ['risk', 'escalated'] : null,
    exchange.trajectory?.isFlattening ? ['warn', 'attunement flattens'] : null,
    exchange.trajectory?.repeatedTemplate ? ['warn', 'repeats itself'] : null,
    exchange.degraded ? ['warn', 'degraded'] : null,
    exchange.failure || !exchange.delivered ? ['risk', 'no reply'] : null,
    assessment?.status === 'unjudged' ? ['warn', `not judged: ${kinds(assessment.reason ?? '')}`] : null,
  ].filter(Boolean);
  const course = exchange.trajectory ? make('div', { cls: 'course' }) : null;

  // Drawn when somebody looks: two hundred cards have two hundred of them.
  const draw = () => course?.childElementCount === 0 && course.append(...courseOf(exchange));
  if (open.has(id)) {
    draw();
  }

  return make('li', { cls: 'card', 'data-conversation': exchange.conversation }, make('details', { id, open: open.has(id), ontoggle: event => event.target.open && draw() },
    make('summary', {},
      make('span', { cls: 'row head' }, make('time', { datetime: exchange.at }, clock(exchange.at)), make('code', {}, brief(exchange.conversation)), make('span', { cls: 'what' }, outcome(exchange)), ...flags.map(([cls, text]) => make('b', { cls: `flag ${cls}` }, text))),
      make('span', { cls: 'gist' }, exchange.person.slice(0, 140))),
    make('h3', {}, 'Person'), marked(exchange.person, inPerson),
    make('div', { cls: changed ? 'sides' : '' },
      exchange.draft ? make('div', {}, make('h3', {}, changed ? 'Draft' : 'Draft, delivered as written'), marked(exchange.draft, inReply)) : null,
      changed && exchange.delivered ? make('div', {}, make('h3', {}, 'Delivered'), make('p', { cls: 'text' }, exchange.delivered)) : null),
    exchange.second && exchange.delivery === 'first' ? make('details', {}, make('summary', {}, 'The second draft, not delivered'), make('p', { cls: 'text' }, exchange.second)) : null,
    findings.length ? make('ol', { cls: 'why' }, ...findings.map(finding => make('li', {}, finding.why, make('small', {}, ` ${finding.rule}`)))) : null,
    course),
    make('ul', { cls: 'chips', 'aria-label': 'Verdict on the draft' }, ...modes.map(mode => chip(mode, assessment))));
}

// ---- trends

async function refreshTrends() {
  try {
    const hours = Number(byId('hours').value);
    const buckets = await call(`trends?hours=${hours}`);
    const name = bucket => hours > 48
      ? new Date(bucket.at).toLocaleDateString([], { day: 'numeric', month: 'short' })
      : new Date(bucket.at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
    byId('charts').replaceChildren(
      chart('Failures found in drafts', buckets, name, modes.map(([mode, title]) => [mode, title])),
      columns('Exchanges', buckets, name, [['exchanges', 'all'], ['atRisk', 'at risk'], ['noReply', 'no reply']]),
      chart('Asked again', buckets, name, [['reprompted', 'wanted'], ['accepted', 'second delivered'], ['unjudged', 'not judged']]));
  } catch (error) {
    byId('charts').replaceChildren(make('p', { cls: 'empty' }, error.message));
  }
}

// ---- live

function later(work, wait) {
  let timer = null;
  return () => {
    timer ??= setTimeout(() => {
      timer = null;
      work();
    }, wait);
  };
}

const deskSoon = later(refreshDesk, 120);
const trendsSoon = later(refreshTrends, 2500);

function listen() {
  const live = new EventSource('/supervisor/api/live');
  const state = (text, cls) => {
    byId('live').textContent = text;
    byId('live').className = `live ${cls}`;
  };
  live.addEventListener('open', async () => {
    state('live', 'on');
    refreshDesk();
    exchanges = await call('exchanges');
    showExchanges();
    refreshTrends();
  });
  live.addEventListener('error', () => state('reconnecting', 'off'));
  live.addEventListener('desk', deskSoon);
  live.addEventListener('exchange', event => {
    addExchange(JSON.parse(event.data).exchange);
    trendsSoon();
    deskSoon();
  });
  live.addEventListener('erased', async () => {
    exchanges = await call('exchanges');
    showExchanges();
    trendsSoon();
  });
}

byId('show').addEventListener('change', showExchanges);
byId('hours').addEventListener('change', refreshTrends);
byId('sign-out').addEventListener('click', async () => {
  await call('sign-out', {}).catch(() => null);
  location.assign('/supervisor/sign-in');
});
byId('erase').addEventListener('submit', async event => {
  event.preventDefault();
  try {
    await call('erase', { key: byId('key').value });
    byId('erased').textContent = 'Erased.';
    byId('key').value = '';
    refreshDesk();
  } catch (error) {
    byId('erased').textContent = error.message;
  }
});
setInterval(() => {
  // Waiting times go on; a box that somebody writes in is left alone.
  if (desk && document.activeElement?.tagName !== 'TEXTAREA') {
    showDesk(desk);
  }
}, 30000);
listen();
