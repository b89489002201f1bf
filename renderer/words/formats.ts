import { useTranslation } from 'react-i18next';

/** Formats numbers, dates and sizes in one language. */
export interface Formats {
  number: (value: number) => string;
  /** With at most one decimal digit. */
  decimal: (value: number) => string;
  /** In the person's own zone, as everything below; `iso` is ISO 8601. */
  date: (iso: string) => string;
  dateTime: (iso: string) => string;
  dateTimeWithSeconds: (iso: string) => string;
  time: (iso: string) => string;
  timeWithSeconds: (iso: string) => string;
  percent: (share: number) => string;
  bytes: (sizeBytes: number) => string;
  /** Several things as one phrase: `a, b and c`. */
  list: (texts: readonly string[]) => string;
}

/** Each format is made when it is first used: making one takes milliseconds, and the first screen uses none. */
export function createFormats(language: string): Formats {
  const number = once(() => new Intl.NumberFormat(language));
  const decimal = once(() => new Intl.NumberFormat(language, { maximumFractionDigits: 1 }));
  const percent = once(() => new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }));
  const dates = (style: Intl.DateTimeFormatOptions) => {
    const format = once(() => new Intl.DateTimeFormat(language, style));
    return (iso: string): string => format().format(new Date(iso));
  };
  const list = once(() => new Intl.ListFormat(language, { type: 'conjunction' }));
  const size = (unit: 'byte' | 'kilobyte' | 'megabyte') =>
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit,
      maximumFractionDigits: 1,
      // English has no plural for the short form of bytes: “5 byte”.
      unitDisplay: unit === 'byte' ? 'long' : 'short',
    });
  return {
    number: (value) => number().format(value),
    decimal: (value) => decimal().format(value),
    date: dates({ dateStyle: 'medium' }),
    dateTime: dates({ dateStyle: 'medium', timeStyle: 'short' }),
    dateTimeWithSeconds: dates({ dateStyle: 'medium', timeStyle: 'medium' }),
    time: dates({ timeStyle: 'short' }),
    timeWithSeconds: dates({ timeStyle: 'medium' }),
    percent: (share) => percent().format(share),
    list: (texts) => list().format(texts),
    bytes: (sizeBytes) => {
      if (sizeBytes < 1000) return size('byte').format(sizeBytes);
      if (sizeBytes < 1_000_000) return size('kilobyte').format(sizeBytes / 1000);
      return size('megabyte').format(sizeBytes / 1_000_000);
    },
  };
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** By language. */
const known = new Map<string, Formats>();

/** The formats in the person's language: the same object as long as the language is the same. */
export function useFormats(): Formats {
  const { language } = useTranslation().i18n;
  const formats = known.get(language) ?? createFormats(language);
  known.set(language, formats);
  return formats;
}

/** A duration in its coarsest useful unit: people plan by "about ten minutes", not by seconds. */
export type Duration =
  | { unit: 'soon' }
  | { unit: 'seconds'; count: number }
  | { unit: 'minutes'; count: number }
  | { unit: 'hours'; hours: number; minutes: number };

export function describeDuration(seconds: number): Duration {
  if (seconds < 5) return { unit: 'soon' };
  if (seconds < 55) return { unit: 'seconds', count: Math.max(5, Math.round(seconds / 5) * 5) };
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 60) return { unit: 'minutes', count: minutes };
  const coarse = minutes < 600 ? Math.round(minutes / 5) * 5 : Math.round(minutes / 60) * 60;
  return { unit: 'hours', hours: Math.floor(coarse / 60), minutes: coarse % 60 };
}

/** Durations in words: `exact`, or `about` for an estimate. */
export function useDurationWords(): { exact: (seconds: number) => string; about: (seconds: number) => string } {
  const { t } = useTranslation();
  const words = (duration: Duration): string => {
    switch (duration.unit) {
      case 'soon':
        return t('duration.soon');
      case 'seconds':
        return t('duration.seconds', { count: duration.count });
      case 'minutes':
        return t('duration.minutes', { count: duration.count });
      case 'hours': {
        const hours = t('duration.hours', { count: duration.hours });
        return duration.minutes === 0 ? hours : `${hours} ${t('duration.minutes', { count: duration.minutes })}`;
      }
    }
  };
  return {
    exact: (seconds) => words(describeDuration(seconds)),
    about: (seconds) => {
      const duration = describeDuration(seconds);
      return duration.unit === 'soon' ? words(duration) : t('duration.about', { duration: words(duration) });
    },
  };
}
