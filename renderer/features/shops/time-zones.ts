import { ZONE_CITIES } from '../../../shared/shop/time-zone-cities';

/** A zone as it is chosen: the city that people know it by, and all the words by which it is found. */
export interface ZoneOption {
  zone: string;
  label: string;
  words: string;
}

const CITIES = new Map(ZONE_CITIES.map((entry) => [entry.zone, entry]));

/** The frequent zones first, then all others as they came; labels in the language, words in both. */
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

/** Whether what was typed is the beginning of a word of the zone, or stands anywhere in its name. */
export function isZoneFound({ words }: ZoneOption, typed: string): boolean {
  return words.includes(simplified(typed.trim()));
}

/** Blind to case, and to what people write for one another: ё and е, hyphens, underscores and spaces. */
function simplified(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е').replace(/[-_]/g, ' ');
}
