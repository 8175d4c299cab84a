// Health check of a container: exits 0 when the process on the given port says it is ready.
const [port] = process.argv.slice(2);
const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then(
  (response) => response.ok,
  () => false,
);
process.exit(ready ? 0 : 1);
