import { Kbd, Modal, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** The keys of the grid, in the order in which a hand meets them. */
const KEYS: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ['↑', '↓', '←', '→'], does: 'move' },
  { keys: ['Tab', 'Shift+Tab'], does: 'tab' },
  { keys: ['PageUp', 'PageDown'], does: 'page' },
  { keys: ['Ctrl+Home', 'Ctrl+End'], does: 'ends' },
  { keys: ['F6', 'Shift+F6', 'Esc, Tab'], does: 'leave' },
  { keys: ['Enter', 'F2'], does: 'edit' },
  { keys: ['Tab', 'Enter'], does: 'commit' },
  { keys: ['Alt+Enter'], does: 'break' },
  { keys: ['Esc'], does: 'cancel' },
  { keys: ['Delete'], does: 'clear' },
  { keys: ['Ctrl+C', 'Ctrl+X', 'Ctrl+V'], does: 'clipboard' },
  { keys: ['Ctrl+Z', 'Ctrl+Y'], does: 'undo' },
  { keys: ['F8'], does: 'nextIssue' },
  { keys: ['Ctrl+Delete'], does: 'exclude' },
  { keys: ['Ctrl+F', 'Esc'], does: 'search' },
  { keys: ['Ctrl++', 'Ctrl+−', 'Ctrl+0'], does: 'zoom' },
];

export function KeyboardHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t('keyboard.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Table verticalSpacing={6}>
        <Table.Tbody>
          {KEYS.map(({ keys, does }) => (
            <Table.Tr key={does}>
              <Table.Td w={230}>
                {keys.map((key) => (
                  <Kbd key={key} mr={4}>
                    {key}
                  </Kbd>
                ))}
              </Table.Td>
              <Table.Td>{t(`keyboard.${does}`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
