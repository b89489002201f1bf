import { Button, Group, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * The name of an entry, which can be changed.
 *
 * @param props.onTyped told whether what is typed is another name, which has not been kept yet
 */
export function NameForm({
  label,
  name,
  maxLength,
  busy,
  onTyped,
  onRename,
}: {
  label: string;
  name: string;
  maxLength: number;
  busy: boolean;
  onTyped: (isUnsaved: boolean) => void;
  onRename: (name: string) => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(name);
  useEffect(() => {
    onTyped(typed.trim() !== name);
    return () => onTyped(false);
  }, [typed, name]); // eslint-disable-line react-hooks/exhaustive-deps -- told anew only of another name
  const canRename = !busy && typed.trim() !== '' && typed !== name;
  return (
    <Group
      component="form"
      align="flex-end"
      gap="xs"
      onSubmit={(event) => {
        event.preventDefault();
        if (canRename) onRename(typed.trim());
      }}
    >
      <TextInput
        flex={1}
        label={label}
        value={typed}
        maxLength={maxLength}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={!canRename}>
        {t('memory.rename')}
      </Button>
    </Group>
  );
}
