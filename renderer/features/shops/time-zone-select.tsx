import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { zonesFirst } from './time-zones';

const ZONES = zonesFirst(Intl.supportedValuesOf('timeZone'));
/** The list is longer than anybody scrolls; typing narrows it. */
const SHOWN = 60;

/** The zone of dates in a file that do not say their own. */
export function TimeZoneSelect({ value, onChange }: { value: string; onChange: (zone: string) => void }) {
  const { t } = useTranslation();
  const known = ZONES.includes(value) ? ZONES : [value, ...ZONES];
  return (
    <Select
      label={t('shops.timeZone')}
      description={t('shops.timeZoneHint')}
      data={known}
      value={value}
      searchable
      limit={SHOWN}
      allowDeselect={false}
      nothingFoundMessage={t('shops.timeZoneUnknown')}
      onChange={(zone) => zone !== null && onChange(zone)}
    />
  );
}
