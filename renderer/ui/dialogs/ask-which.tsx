import { Button, Group, Text } from '@mantine/core';
import { modals } from '@mantine/modals';

/** Asks in which of several ways to go on. The first one is the usual one and has the focus. */
export function askWhich(
  words: { title: string; text: string; cancel: string },
  ways: readonly { label: string; onClick: () => void }[],
): void {
  const id = modals.open({
    title: words.title,
    centered: true,
    children: (
      <>
        <Text size="sm">{words.text}</Text>
        <Group justify="flex-end" mt="md" gap="sm">
          <Button variant="default" onClick={() => modals.close(id)}>
            {words.cancel}
          </Button>
          {ways.toReversed().map(({ label, onClick }, place) => (
            <Button
              key={label}
              variant={place === ways.length - 1 ? 'filled' : 'default'}
              {...(place === ways.length - 1 && { 'data-autofocus': true })}
              onClick={() => {
                modals.close(id);
                onClick();
              }}
            >
              {label}
            </Button>
          ))}
        </Group>
      </>
    ),
  });
}
