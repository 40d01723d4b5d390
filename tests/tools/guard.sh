#!/bin/sh
# Runs a program that must not outlive the test process:   guard.sh FOLDER PROGRAM [ARGUMENT…]
# Standard input is a pipe that the test process holds open and never writes to. When it closes, because the test process
# is done or was killed, the program is killed and FOLDER, its own, is removed. Ends with the program's exit code.
folder=$1
shift
# setpriv covers the other case, a guard that is itself killed.
setpriv --pdeathsig KILL -- "$@" </dev/null &
program=$!
exec 3<&0
{
  read -r _ <&3
  kill -KILL "$program" 2>/dev/null
  # Files may still be written until it is gone.
  while kill -0 "$program" 2>/dev/null; do sleep 0.05; done
  rm -rf "$folder"
  rmdir "$(dirname "$folder")" 2>/dev/null
} >/dev/null 2>&1 &
exec 3<&-
wait "$program"
