#!/usr/bin/env node
// A program that claims to be Pandoc, and never ends.
if (process.argv.includes('--version')) {
  process.stdout.write('pandoc 3.1\n');
} else {
  setInterval(() => {}, 1000);
}
