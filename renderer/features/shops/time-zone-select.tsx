import { Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isZoneFound, zoneOptions } from './time-zones';

const KNOWN = Intl.supportedValuesOf('timeZone');
/** The most options shown: typing narrows the list. */
const SHOWN = 60;

/** The time zone of dates in the file without one. Searched by city in either language. */
export function TimeZoneSelect({
  value,
  error,
  onChange,
}: {
  value: string;
  error: string | null;
  onChange: (zone: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const options = useMemo(
    () => zoneOptions(KNOWN.includes(value) ? KNOWN : [value, ...KNOWN], i18n.language),
    [value, i18n.language],
  );
  const byZone = useMemo(() => new Map(options.map((option) => [option.zone, option])), [options]);
  const label = byZone.get(value)?.label ?? value;
  // While the list is open the field holds the typed text; before that it shows the chosen zone.
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Select
      label={t('shops.timeZone')}
      description={t('shops.timeZoneHint')}
      data={options.map((option) => ({ value: option.zone, label: option.label }))}
      value={value}
      error={error}
      searchable
      searchValue={typed ?? label}
      placeholder={label}
      filter={({ options: shown, search }) =>
        shown.filter((item) => {
          const option = 'value' in item ? byZone.get(item.value) : undefined;
          return option !== undefined && isZoneFound(option, typed === null ? '' : search);
        })
      }
      limit={SHOWN}
      allowDeselect={false}
      nothingFoundMessage={t('shops.timeZoneUnknown')}
      onDropdownOpen={() => setTyped((now) => now ?? '')}
      onDropdownClose={() => setTyped(null)}
      onSearchChange={(search) => {
        // The field resets itself to the zone's label. Text typed after the label starts a search.
        const isLabel = options.some((option) => option.label === search);
        setTyped((now) => (now !== null ? search : isLabel || search === '' ? null : search.replace(label, '')));
      }}
      onChange={(zone) => zone !== null && onChange(zone)}
    />
  );
}
