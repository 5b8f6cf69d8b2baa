// The sentences of the phone in the person's language: {0} is the first value, {0|unit|units} the word that fits it.

const language = document.documentElement.lang;
const zh = language.startsWith('zh');
const words = (await (await fetch('/phone/words.json')).json())[zh ? 'zh' : 'en'];
const numbers = new Intl.NumberFormat(language);
const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const second = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const day = new Intl.DateTimeFormat(language, { month: '2-digit', day: '2-digit' });

export const isChinese = zh;

export function say(key, ...values) {
  const sentence = words['phone.' + key];
  return sentence === undefined ? key : sentence.replace(/\{(\d)(?:\|([^|}]*)\|([^}]*))?\}/g, (all, i, one, many) => {
    const value = values[i];
    return one !== undefined ? (value === 1 ? one : many) : typeof value === 'number' ? numbers.format(value) : value || '';
  });
}

export const number = (n) => numbers.format(n);
export const time = (millis) => second.format(millis);

/** The minute, and the day as well if it is not today. */
export function minute(millis) {
  const today = new Date(millis).toDateString() === new Date().toDateString();
  return (today ? '' : day.format(millis) + ' ') + clock.format(millis);
}
