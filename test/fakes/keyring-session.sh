#!/bin/sh
# Runs $KEYRING_PROGRAM in a D-Bus session of its own with a real GNOME keyring, stored in $KEYRING_HOME. If $KEYRING_STATE
# is "locked" the keyring is locked before the program starts.
if [ -z "$KEYRING_SESSION" ]; then
  KEYRING_SESSION=1 exec dbus-run-session -- "$0" "$@"
fi
export XDG_RUNTIME_DIR="$KEYRING_HOME/runtime" XDG_DATA_HOME="$KEYRING_HOME/data" XDG_CURRENT_DESKTOP=GNOME
mkdir -p -m 700 "$XDG_RUNTIME_DIR" "$XDG_DATA_HOME"
printf 'synthetic\n' | gnome-keyring-daemon --unlock --components=secrets > /dev/null 2>&1
if [ "$KEYRING_STATE" = locked ]; then
  dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets \
    org.freedesktop.Secret.Service.Lock array:objpath:/org/freedesktop/secrets/collection/login > /dev/null
fi
exec "$KEYRING_PROGRAM" "$@"
