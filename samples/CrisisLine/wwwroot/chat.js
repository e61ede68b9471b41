import { read } from './sse.js';

const byId = id => document.getElementById(id);
const composer = byId('composer');
const box = byId('text');
const list = byId('messages');
const status = byId('status');
const problem = byId('problem');
const human = byId('human');
const longest = Number(composer.dataset.length);
const mostMessages = Number(composer.dataset.history);
const csrf = composer.dataset.csrf;
const stored = 'conversation';
const sendsOnEnter = matchMedia('(pointer: fine)').matches;

// The conversation is held here, for as long as the tab is open, and nowhere else.
let messages = load();
let busy = false;
let live = null;

function load() {
  try {
    return JSON.parse(sessionStorage.getItem(stored)) ?? [];
  } catch {
    return [];
  }
}

function save() {
  try {
    sessionStorage.setItem(stored, JSON.stringify(messages));
  } catch {
    // Without storage the conversation lasts until the page is left.
  }
}

function show(message) {
  const item = document.createElement('li');
  item.className = message.role === 'user' ? 'mine' : message.name ? 'theirs person' : 'theirs';
  const who = document.createElement('p');
  who.className = 'speaker';
  who.textContent = message.role === 'user' ? 'You' : message.name ? `${message.name}, a person` : 'Reply';
  const text = document.createElement('p');
  text.className = 'text';
  text.textContent = message.content;
  item.append(who, text);
  list.append(item);
  byId('examples')?.remove();
  return { item, text };
}

function follow() {
  // Someone who scrolled up to read is left there.
  if (innerHeight + scrollY > document.documentElement.scrollHeight - 240) {
    scrollTo({ top: document.documentElement.scrollHeight });
  }
}

function complain(text) {
  problem.textContent = text ?? '';
  problem.hidden = !text;
}

function grow() {
  box.rows = Math.min(8, Math.max(1, box.value.split('\n').length));
  const count = byId('count');
  count.hidden = box.value.length < longest * 0.8;
  count.textContent = `${box.value.length} of ${longest} characters`;
}

// What goes over the wire: the last messages, with what humans said as replies. A half character, which no wire carries, becomes a whole one.
function wire() {
  return messages.slice(-mostMessages + (mostMessages % 2)).map(({ role, content }) => ({ role, content: content.toWellFormed?.() ?? content }));
}

async function send(text) {
  busy = true;
  complain(null);
  const mine = { role: 'user', content: text };
  messages.push(mine);
  const shown = show(mine);
  scrollTo({ top: document.documentElement.scrollHeight });
  status.textContent = 'Sent. A reply is being written.';
  const waiting = document.createElement('li');
  waiting.className = 'theirs waiting';
  waiting.setAttribute('aria-hidden', 'true');
  waiting.append(document.createElement('i'), document.createElement('i'), document.createElement('i'));
  list.append(waiting);
  follow();
  let sent = false;
  try {
    sent = await exchange(waiting);
  } catch {
    complain('The connection broke. Your message is back in the box; please send it again.');
  }

  waiting.remove();
  if (!sent) {
    messages.splice(messages.indexOf(mine), 1);
    shown.item.remove();
    box.value = box.value ? `${text}\n${box.value}` : text;
    grow();
    status.textContent = '';
  }

  save();
  busy = false;
}

// Whether the message arrived.
async function exchange(waiting) {
  const response = await fetch('/api/chat', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-CSRF-TOKEN': csrf },
    body: JSON.stringify({ messages: wire() }),
  });
  if (!response.ok) {
    const answer = await response.json().catch(() => ({}));
    complain(answer.detail ?? 'That could not be sent. Please try again.');
    return false;
  }

  listen();
  let reply = null;
  let ended = false;
  for await (const happened of read(response.body)) {
    if (happened.type === 'delta') {
      if (!reply) {
        waiting.remove();
        reply = { role: 'assistant', content: '' };
        reply.shown = show(reply);
      }

      reply.content += happened.text;
      reply.shown.text.textContent = reply.content;
      follow();
    } else if (happened.type === 'done') {
      ended = true;
    } else if (happened.type === 'human') {
      status.textContent = `${happened.name} got your message.`;
      return true;
    } else if (happened.type === 'failed') {
      reply?.shown.item.remove();
      complain(happened.text);
      return false;
    }
  }

  if (!ended) {
    reply?.shown.item.remove();
    throw new Error('The stream broke off.');
  }

  messages.push({ role: 'assistant', content: reply.content });

  // Said once and whole: a screen reader that hears each piece hears nothing.
  status.textContent = `Reply: ${reply.content}`;
  return true;
}

// Beside the replies: a person of the team may join at any time.
function listen() {
  if (live) {
    return;
  }

  live = new EventSource('/api/live');
  const on = (type, handle) => live.addEventListener(type, event => handle(JSON.parse(event.data)));
  on('joined', ({ name }) => {
    human.hidden = false;
    human.textContent = `${name}, a person of our team, is here with you.`;
    status.textContent = human.textContent;
    follow();
  });
  on('left', ({ name }) => {
    human.hidden = true;
    status.textContent = `${name} has left. Replies come from the program again.`;
  });
  on('message', ({ id, name, text }) => {
    if (messages.some(message => message.line === id)) {
      return;
    }

    const said = { role: 'assistant', content: text, name, line: id };
    messages.push(said);
    show(said);
    save();
    follow();
    status.textContent = `${name}: ${text}`;
  });
}

composer.addEventListener('submit', event => {
  event.preventDefault();
  const text = box.value.trim();
  if (!text) {
    complain('Please write something first.');
    box.focus();
  } else if (text.length > longest) {
    complain(`The message is too long: ${text.length} characters, and ${longest} fit. Please send it in parts.`);
  } else if (!busy) {
    box.value = '';
    grow();
    send(text);
  }
});

box.addEventListener('input', grow);
box.addEventListener('keydown', event => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && sendsOnEnter) {
    event.preventDefault();
    composer.requestSubmit();
  }
});

byId('examples')?.addEventListener('click', event => {
  if (event.target.tagName === 'BUTTON') {
    box.value = event.target.textContent;
    grow();
    box.focus();
  }
});

function forget() {
  messages = [];
  try {
    sessionStorage.removeItem(stored);
  } catch {
    // Nothing was stored.
  }
}

byId('leave').addEventListener('click', event => {
  // In place of this page, so that the back button does not lead here.
  event.preventDefault();
  forget();
  location.replace(event.currentTarget.href);
});

byId('erase').addEventListener('click', () => byId('sure').showModal());
byId('sure').addEventListener('close', async () => {
  if (byId('sure').returnValue !== 'yes') {
    return;
  }

  const response = await fetch('/api/erase', { method: 'POST', headers: { 'X-CSRF-TOKEN': csrf } }).catch(() => null);
  if (response?.ok) {
    forget();
    location.reload();
  } else {
    const answer = await response?.json().catch(() => null);
    complain(answer?.detail ?? 'It could not be deleted just now. Please try again.');
  }
});

messages.forEach(show);
if (messages.length > 0) {
  listen();
  follow();
}

byId('hint').querySelector('.keys').hidden = !sendsOnEnter;
