/** Whether there is a display for windows. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** The command to put in front of another so that its windows get a virtual display. Empty if there is a real one. */
export function displayWrapper() {
  return hasDisplay() ? [] : ['xvfb-run', '-a', '-s', '-screen 0 1600x1200x24'];
}
