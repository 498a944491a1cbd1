#!/bin/sh
# A batch system as small as can be. A job runs in a session of its own, elsewhere than where it was
# submitted, and knows nothing of the environment there; all that is told of it is whether it ended well.
#   sh batchSystem.sh submit FOLDER LIMITS SCRIPT   prints the number of the job
#   sh batchSystem.sh status FOLDER NUMBER          prints running, success or failed
set -eu
case $1 in
submit)
  job=$(mktemp "$2/job.XXXXXX")
  echo "$3" > "$job.limits"
  ( cd / && exec env -i HOME="$HOME" PATH="$PATH" setsid sh -c \
      'if sh "$1"; then echo success; else echo failed; fi > "$2.end" && mv "$2.end" "$2"' \
      job "$4" "$job" ) > "$job.log" 2>&1 < /dev/null &
  basename "$job"
  ;;
status)
  state=$(cat "$2/$3")
  echo "${state:-running}"
  ;;
esac
