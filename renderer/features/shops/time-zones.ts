import { ZONE_CITIES } from '../../../shared/shop/time-zone-cities';

/** A time zone to choose: its well-known city, and all words that find it. */
export interface ZoneOption {
  zone: string;
  label: string;
  words: string;
}

const CITIES = new Map(ZONE_CITIES.map((entry) => [entry.zone, entry]));

/** The frequent zones first, then all others in their given order. Labels are in one language, search words in both. */
export function zoneOptions(known: readonly string[], language: string): ZoneOption[] {
  const frequent = ZONE_CITIES.map(({ zone }) => zone);
  return [...frequent, ...known.filter((zone) => !CITIES.has(zone))].map((zone) => {
    const cities = CITIES.get(zone);
    if (cities === undefined) return { zone, label: zone, words: simplified(zone) };
    const [city = zone] = language === 'ru' ? cities.ru : cities.en;
    return {
      zone,
      label: `${city} · ${zone}`,
      words: simplified([...cities.ru, ...cities.en, zone].join(' ')),
    };
  });
}

/** Whether the typed text starts a word of the zone, or occurs in its name. */
export function isZoneFound({ words }: ZoneOption, typed: string): boolean {
  return words.includes(simplified(typed.trim()));
}

/** Ignores case, and treats ё and е, and hyphens, underscores and spaces, as equal. */
function simplified(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е').replace(/[-_]/g, ' ');
}
