// Writes forms.txt: as much of Unicode's normalisation form KC as the vocabulary can tell apart.
// A character that no piece contains is unknown whatever it is called, so only what leads to a character of the vocabulary is kept.
export const UNICODE = '17.0';

const HEADER = `# The part of Unicode normalisation form KC that the vocabulary of the encoder needs. Unicode ${UNICODE}.
# Written by src/EmpathyGuard.Semantic/Encoder/make/make.sh; do not edit. Numbers are hexadecimal.
# F first [last] = forms: a character stands for these; a range counts on in its one form. FFFF: a character of no piece.
# M first [last] = rank: a combining mark, with the rank of its combining class among all classes.
# P base mark = composed: the two become one.
`;

const UNKNOWN = 0xffff;

export function writeForms(vocabulary) {
  if (process.versions.unicode !== UNICODE) {
    return undefined;
  }

  const all = [];
  for (let c = 0x80; c <= 0x10ffff; c++) {
    if (c < 0xd800 || c > 0xdfff) {
      all.push(c);
    }
  }

  const points = text => Array.from(text, s => s.codePointAt(0));
  const ranks = combiningRanks(all);
  const relevant = new Set([0x20]);
  vocabulary.slice(6).forEach(([piece]) => points(piece).forEach(c => relevant.add(c)));

  const pairs = [];
  for (const c of all) {
    const text = String.fromCodePoint(c);
    const parts = points(text.normalize('NFD'));
    if (parts.length > 1 && text.normalize('NFC') === text && !(c >= 0xac00 && c <= 0xd7a3)) {
      const base = points(String.fromCodePoint(...parts.slice(0, -1)).normalize('NFC'));
      if (base.length === 1) {
        pairs.push([base[0], parts.at(-1), c]);
      }
    }
  }

  // A pair matters where it makes something of a letter that pieces contain, takes away a mark that they contain, or leads to a pair that does.
  const known = new Set(relevant);
  const matters = ([base, mark, composed]) => relevant.has(base) || relevant.has(composed) || known.has(mark);
  for (let before = -1; before !== relevant.size;) {
    before = relevant.size;
    pairs.filter(matters).forEach(pair => pair.forEach(c => relevant.add(c)));
  }

  const lines = [];
  const forms = [];
  for (const c of all) {
    const parts = points(String.fromCodePoint(c).normalize('NFKD')).map(p => (relevant.has(p) ? p : UNKNOWN));
    if (parts.some(p => p !== UNKNOWN) && !(parts.length === 1 && parts[0] === c)) {
      const last = forms.at(-1);
      if (last && parts.length === 1 && last.parts.length === 1 && last.last === c - 1 && last.parts[0] + c - last.first === parts[0]) {
        last.last = c;
      } else {
        forms.push({ first: c, last: c, parts });
      }
    }
  }

  const hex = n => n.toString(16).toUpperCase().padStart(4, '0');
  const range = r => (r.last === r.first ? hex(r.first) : `${hex(r.first)} ${hex(r.last)}`);
  forms.forEach(f => lines.push(`F ${range(f)} = ${f.parts.map(hex).join(' ')}`));
  const marks = [];
  for (const [c, rank] of ranks) {
    const last = marks.at(-1);
    if (last && last.last === c - 1 && last.rank === rank) {
      last.last = c;
    } else {
      marks.push({ first: c, last: c, rank });
    }
  }

  marks.forEach(m => lines.push(`M ${range(m)} = ${hex(m.rank)}`));
  pairs.filter(matters).sort((a, b) => a[0] - b[0] || a[1] - b[1])
    .forEach(p => lines.push(`P ${hex(p[0])} ${hex(p[1])} = ${hex(p[2])}`));
  return `${HEADER}${lines.join('\n')}\n`;
}

// JavaScript does not tell combining classes, but normalisation sorts by them: two marks change places where the first has the higher class.
function combiningRanks(all) {
  const text = c => String.fromCodePoint(c);
  const swaps = (a, b) => {
    const pair = text(a) + text(b);
    return pair.normalize('NFD') !== pair;
  };

  const LOWEST = 0x0334; // class 1
  const HIGHEST = 0x0345; // class 240
  const marks = all.filter(c => text(c).normalize('NFD') === text(c) && (swaps(c, LOWEST) || swaps(HIGHEST, c)));
  const classes = [];
  const found = [];
  for (const c of marks) {
    let low = 0;
    let high = classes.length;
    let same;
    while (low < high && same === undefined) {
      const middle = (low + high) >> 1;
      if (swaps(c, classes[middle][0])) {
        low = middle + 1;
      } else if (swaps(classes[middle][0], c)) {
        high = middle;
      } else {
        same = classes[middle];
      }
    }

    if (same) {
      same.push(c);
    } else {
      classes.splice(low, 0, [c]);
    }
  }

  classes.forEach((members, rank) => members.forEach(c => found.push([c, rank + 1])));
  return found.sort((a, b) => a[0] - b[0]);
}
