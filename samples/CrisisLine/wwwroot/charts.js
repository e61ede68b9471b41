// Charts as plain SVG with a table behind each, for whoever reads rather than looks.
const space = 'http://www.w3.org/2000/svg';
const width = 320;
const height = 132;
const left = 28;
const bottom = 18;

function draw(tag, properties, ...children) {
  const element = document.createElementNS(space, tag);
  for (const [name, value] of Object.entries(properties)) {
    element.setAttribute(name, value);
  }

  element.append(...children);
  return element;
}

function html(tag, className, ...children) {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...children);
  return element;
}

// Counts in all, unless it is told what is said in short and how a value is written.
function frame(title, buckets, name, series, body, said = null, write = String, first = 'From') {
  const top = Math.max(1, ...buckets.flatMap(bucket => series.map(([key]) => bucket[key] ?? 0)));
  const x = index => left + (index + 0.5) * (width - left - 6) / buckets.length;
  const y = value => 8 + (1 - value / top) * (height - 8 - bottom);
  const short = said ?? `In all: ${series.map(([key, label]) => `${label} ${buckets.reduce((sum, bucket) => sum + bucket[key], 0)}`).join(', ')}.`;
  const ticks = [...new Set([0, Math.floor(buckets.length / 2), buckets.length - 1])];
  const anchors = ticks.length === 1 ? ['middle'] : ['start', 'middle', 'end'];
  const svg = draw('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': `${title}. ${short}` },
    draw('line', { class: 'axis', x1: left, x2: width - 6, y1: y(0), y2: y(0) }),
    draw('line', { class: 'grid', x1: left, x2: width - 6, y1: y(top), y2: y(top) }),
    draw('text', { x: left - 6, y: y(0) + 4, 'text-anchor': 'end' }, '0'),
    draw('text', { x: left - 6, y: y(top) + 4, 'text-anchor': 'end' }, String(top)),
    ...ticks.map((index, place) => draw('text', { x: x(index), y: height - 4, 'text-anchor': index === buckets.length - 1 && place > 0 ? 'end' : anchors[place] }, name(buckets[index]))),
    ...body(x, y));
  const legend = html('ul', 'legend', ...series.map(([, label], index) => html('li', '', html('i', `series-${index}`), label)));
  const table = html('table', '',
    html('thead', '', html('tr', '', html('th', '', first), ...series.map(([, label]) => html('th', '', label)))),
    html('tbody', '', ...buckets.filter(bucket => series.some(([key]) => bucket[key] > 0 || said)).map(bucket =>
      html('tr', '', html('th', '', name(bucket)), ...series.map(([key]) => html('td', '', bucket[key] === null || bucket[key] === undefined ? '–' : write(bucket[key])))))));
  const details = html('details', '', html('summary', '', `Numbers: ${title.toLowerCase()}`), table);
  return html('figure', 'chart', html('figcaption', '', title), legend, svg, details);
}

export function chart(title, buckets, name, series) {
  return frame(title, buckets, name, series, (x, y) => series.flatMap(([key], place) => [
    draw('polyline', { class: `line series-${place}`, points: buckets.map((bucket, index) => `${x(index).toFixed(1)},${y(bucket[key]).toFixed(1)}`).join(' ') }),
    ...buckets.flatMap((bucket, index) => bucket[key] > 0 ? [draw('circle', { class: `dot series-${place}`, cx: x(index).toFixed(1), cy: y(bucket[key]).toFixed(1), r: 3 })] : []),
  ]));
}

export function columns(title, buckets, name, series) {
  const wide = (width - left - 6) / buckets.length / (series.length + 1);
  return frame(title, buckets, name, series, (x, y) => buckets.flatMap((bucket, index) => series.flatMap(([key], place) => bucket[key] > 0
    ? [draw('rect', { class: `bar series-${place}`, x: (x(index) + (place - series.length / 2) * wide).toFixed(1), width: wide.toFixed(1), y: y(bucket[key]).toFixed(1), height: (y(0) - y(bucket[key])).toFixed(1) })]
    : [])));
}

// Scores from 0 to 1, a point for each turn; what has no score leaves a gap.
export function levels(title, turns, series, said) {
  const there = (turn, key) => typeof turn[key] === 'number';
  const runs = key => turns.reduce((all, turn, index) => {
    if (!there(turn, key)) {
      all.push([]);
    } else {
      all.at(-1).push([index, turn[key]]);
    }

    return all;
  }, [[]]);
  return frame(title, turns, turn => String(turn.turns), series, (x, y) => series.flatMap(([key], place) => [
    ...runs(key).filter(run => run.length > 1).map(run => draw('polyline', { class: `line series-${place}`, points: run.map(([index, value]) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(' ') })),
    ...turns.flatMap((turn, index) => there(turn, key) ? [draw('circle', { class: `dot series-${place}`, cx: x(index).toFixed(1), cy: y(turn[key]).toFixed(1), r: 3 })] : []),
  ]), said, value => value.toFixed(2), 'Turn');
}
