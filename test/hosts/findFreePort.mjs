import { createServer } from 'node:net';

/** @returns {Promise<number>} a port of this machine on which nothing listens */
export function findFreePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string')
        throw new Error('the system gave no port');
      server.close(() => resolve(address.port));
    });
  });
}
