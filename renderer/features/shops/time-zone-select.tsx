import { Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isZoneFound, zoneOptions } from './time-zones';

const KNOWN = Intl.supportedValuesOf('timeZone');
/** The list is longer than anybody scrolls; typing narrows it. */
const SHOWN = 60;

/** The zone of dates in a file that do not say their own: found by its cities in either language. */
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
  // While the list is open the field holds what is typed; the chosen zone shows through until then.
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
        // The field is put back to a zone's label by itself; what is typed behind one begins a search.
        const isLabel = options.some((option) => option.label === search);
        setTyped((now) => (now !== null ? search : isLabel || search === '' ? null : search.replace(label, '')));
      }}
      onChange={(zone) => zone !== null && onChange(zone)}
    />
  );
}
