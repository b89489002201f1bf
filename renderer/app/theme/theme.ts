import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** White text on shade 6 has AA contrast in every tuple, and so have shades 3 and 4 on the dark background. */
const accent: MantineColorsTuple = [
  '#eef3ff',
  '#dce6fd',
  '#b9ccfa',
  '#93b1f7',
  '#6f97f3',
  '#4d7dec',
  '#2b5fd9',
  '#234eb4',
  '#1d4092',
  '#162f6c',
];
const red: MantineColorsTuple = [
  '#fff1f0',
  '#ffe0de',
  '#ffc1bd',
  '#ff9d97',
  '#f57a73',
  '#de4a43',
  '#c4271f',
  '#a41e17',
  '#861812',
  '#66110d',
];
const yellow: MantineColorsTuple = [
  '#fff8e8',
  '#ffedc9',
  '#ffdb91',
  '#f9c352',
  '#e8a929',
  '#bf8308',
  '#8a5a00',
  '#724a00',
  '#5a3a00',
  '#422a00',
];
const green: MantineColorsTuple = [
  '#ecf9f1',
  '#d5f1e0',
  '#abe3c2',
  '#7ad29f',
  '#4dbd7c',
  '#2b9f5f',
  '#177a45',
  '#126539',
  '#0e502d',
  '#093a20',
];
const dark: MantineColorsTuple = [
  '#e7e9ee',
  '#cbd0d9',
  '#a8afbc',
  '#828a9a',
  '#565e6e',
  '#3b4250',
  '#2c323e',
  '#1e222b',
  '#171a21',
  '#111319',
];

export const theme = createTheme({
  colors: { accent, red, yellow, green, dark },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 6 },
  fontFamily: "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif",
  fontFamilyMonospace:
    "'Cascadia Mono', 'SF Mono', Consolas, 'JetBrains Mono', 'DejaVu Sans Mono', 'Liberation Mono', monospace",
  defaultRadius: 6,
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Modal: {
      defaultProps: { transitionProps: { duration: 120 }, overlayProps: { backgroundOpacity: 0.45 } },
      styles: { title: { fontWeight: 600, lineHeight: 1.3 } },
    },
    // Mantine's focusable placeholder inside a menu is not a menu item, which assistive technology requires.
    Menu: { defaultProps: { transitionProps: { duration: 100 }, shadow: 'md', withInitialFocusPlaceholder: false } },
    Popover: { defaultProps: { transitionProps: { duration: 100 }, shadow: 'md' } },
    Tooltip: { defaultProps: { transitionProps: { duration: 80 }, openDelay: 300, multiline: true, maw: 340 } },
    Select: { defaultProps: { comboboxProps: { transitionProps: { duration: 80 }, shadow: 'md' } } },
    // Without a gap the ring of a focused field touches its label.
    InputWrapper: { styles: { label: { marginBottom: 4 } } },
    // A notice's text is the message itself, so it is not dimmed.
    Notification: { styles: { description: { color: 'var(--ai-text)' } } },
    Button: { defaultProps: { loaderProps: { type: 'dots' } } },
  },
});

/** Mantine's own greys for secondary text miss AA on white; these reach it. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': '#1a1f29',
    '--mantine-color-dimmed': '#596273',
    '--mantine-color-placeholder': '#6a7383',
    '--mantine-color-error': '#b3231b',
    '--mantine-color-gray-light-color': '#3d4657',
    '--mantine-color-body': '#ffffff',
  },
  dark: {
    '--mantine-color-text': '#e7e9ee',
    '--mantine-color-dimmed': '#a8afbc',
    '--mantine-color-placeholder': '#949cab',
    '--mantine-color-error': '#ff9d97',
    '--mantine-color-accent-light-color': '#a9c2fa',
    '--mantine-color-accent-outline': '#93b1f7',
    '--mantine-color-red-light-color': '#ff9d97',
    '--mantine-color-body': '#1e222b',
  },
});
