const LANGUAGES = ['fr', 'en'];

/** French is the first language of our users, where neither the page nor the browser says otherwise. */
const FIRST = 'fr';

/** Of the element or what it stands in, of the document, of the browser: the first of these that we speak. */
export function languageOf(element) {
  const said = [...declared(element), document.documentElement.lang, ...navigator.languages];
  return said.map(primary).find(language => LANGUAGES.includes(language)) ?? FIRST;
}

/** A day and a time as one reads them: "24 novembre, 14:05"; the year only where it is another one. */
export function moment(language, instant, now = new Date()) {
  const date = new Date(instant);
  const year = date.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' };
  return new Intl.DateTimeFormat(locale(language), {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    ...year,
  }).format(date);
}

/** "24 novembre 2026". */
export function day(language, instant) {
  return new Intl.DateTimeFormat(locale(language), { dateStyle: 'long' }).format(new Date(instant));
}

/** "14:05". */
export function hour(language, instant) {
  return new Intl.DateTimeFormat(locale(language), { hour: '2-digit', minute: '2-digit' }).format(new Date(instant));
}

/** Whoever reads English here lives in Europe: 24 hours, the day before the month. */
function locale(language) {
  return language === 'en' ? 'en-GB' : language;
}

function* declared(element) {
  for (let at = element; at; at = at.parentNode ?? at.host) {
    if (at.lang) {
      yield at.lang;
    }
  }
}

function primary(language) {
  return language.split('-')[0].toLowerCase();
}
