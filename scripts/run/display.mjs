/** Whether windows have a screen to stand on. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** The words to put before a command so that its windows have a virtual screen; none where there is a real one. */
export function displayWrapper() {
  return hasDisplay() ? [] : ['xvfb-run', '-a', '-s', '-screen 0 1600x1200x24'];
}
