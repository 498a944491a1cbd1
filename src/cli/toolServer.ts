/**
 * A server of the Model Context Protocol (modelcontextprotocol.io, by its official SDK) over standard input and output.
 * It is a bundle of its own, since no other command needs the SDK, and gets the tools as arguments.
 */
import { setImmediate } from 'node:timers/promises';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';

/** A tool as the protocol lists it. */
export interface ServedTool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: { readonly type: 'object' } & Record<string, unknown>;
  readonly annotations: Readonly<Record<string, boolean>>;
}

/** The tools that a server offers, and their names and instructions. */
export interface ToolService {
  readonly name: string;
  readonly version: string;
  /** Tells language models how to combine the tools. */
  readonly instructions: string;
  readonly tools: readonly ServedTool[];

  /** Answers a call. An exception becomes an error of the tool, and the assistant gets its message. */
  readonly call: (name: string, input: unknown, signal: AbortSignal) => Promise<string>;
  /** Receives messages that do not follow the protocol. */
  readonly complain: (error: Error) => void;
}

/** Serves tools until the client closes the connection and has the answers to all of its calls. */
export async function serveTools(service: ToolService): Promise<void> {
  const { name, version, instructions, tools, call, complain } = service;
  // Not the SDK's McpServer, which needs Zod schemas: our tools have JSON schemas, and check their input themselves.
  const server = new Server({ name, version }, { capabilities: { tools: {} }, instructions });
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: [...tools] }));
  const answer = async (name: string, input: unknown, signal: AbortSignal) => {
    try {
      const text = await call(name, input, signal);
      return { content: [{ type: 'text', text }] };
    } catch (error) {
      return { content: [{ type: 'text', text: (error as Error).message }], isError: true };
    }
  };
  const pending = new Set<Promise<unknown>>();
  server.setRequestHandler(CallToolRequestSchema, ({ params }, { signal }) => {
    const answering = answer(params.name, params.arguments, signal);
    pending.add(answering);
    void answering.finally(() => pending.delete(answering));
    return answering;
  });
  server.onerror = complain;
  const closed = new Promise<void>((resolve) => {
    server.onclose = resolve;
  });
  await server.connect(new StdioServerTransport());
  // The SDK does not notice when the client closes its end, which may still wait for answers: `cytonote mcp < calls.jsonl`.
  process.stdin.once('end', async () => {
    do {
      // The SDK reads and writes between turns of the event loop.
      await setImmediate();
      await Promise.all(pending);
      await setImmediate();
    } while (pending.size > 0);
    await server.close();
  });
  await closed;
}
