const STEPS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** How long ago: "il y a 3 heures", "3 hours ago". */
export function ago(language, instant, now = Date.now()) {
  const seconds = Math.round((Date.parse(instant) - now) / 1000);
  const [unit, length] = STEPS.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(Math.round(seconds / length), unit);
}

/** "2,4 ko", "2.4 kB". */
export function bytes(language, size) {
  const [unit, length] = size >= 1_000_000 ? ['megabyte', 1_000_000] : size >= 1_000 ? ['kilobyte', 1_000] : ['byte', 1];
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: 1 }).format(size / length);
}
