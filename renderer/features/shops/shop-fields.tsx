import { Autocomplete, NumberInput, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AUTH_SCHEMES, BASE_URL_PRESETS } from '../../../shared/shop/shop';
import type { FormProblems, ShopForm } from './shop-form';
import { TimeZoneSelect } from './time-zone-select';

/** All of a shop but its token. */
export function ShopFields({
  form,
  practice,
  problems,
  onChange,
}: {
  form: ShopForm;
  practice: boolean;
  /** Null while nothing has been tried yet: nobody is scolded for an empty form. */
  problems: FormProblems | null;
  onChange: (change: Partial<ShopForm>) => void;
}) {
  const { t } = useTranslation();
  const paceHint = form.pace === 0 ? t('shops.paceUnlimited') : t('shops.paceHint');
  return (
    <>
      <TextInput
        label={t('shops.name')}
        value={form.name}
        disabled={practice}
        data-autofocus
        error={problems?.name === null || problems?.name === undefined ? null : t('shops.nameEmpty')}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <Autocomplete
        label={t('shops.address')}
        description={t('shops.addressHint')}
        data={[...BASE_URL_PRESETS]}
        filter={({ options }) => options}
        value={form.baseUrl}
        disabled={practice}
        className="mono-input"
        error={
          problems?.baseUrl === null || problems?.baseUrl === undefined
            ? null
            : t(`shops.addressProblem.${problems.baseUrl}`)
        }
        onChange={(baseUrl) => onChange({ baseUrl })}
      />
      <SimpleGrid cols={2}>
        <Select
          label={t('shops.auth')}
          description={t('shops.authHint')}
          data={(['auto', ...AUTH_SCHEMES] as const).map((value) => ({ value, label: t(`shops.authScheme.${value}`) }))}
          value={form.auth}
          disabled={practice}
          allowDeselect={false}
          onChange={(auth) => auth !== null && onChange({ auth })}
        />
        <NumberInput
          label={t('shops.pace')}
          description={paceHint}
          value={form.pace}
          min={0}
          max={1000}
          step={1}
          decimalScale={1}
          onChange={(pace) => onChange({ pace: typeof pace === 'number' ? pace : 0 })}
        />
      </SimpleGrid>
      <TimeZoneSelect value={form.timeZone} onChange={(timeZone) => onChange({ timeZone })} />
    </>
  );
}
