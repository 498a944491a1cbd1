/** The script of the map page: handles keys and clicks, and reports them to the extension. */
export {};

declare function acquireVsCodeApi(): {
  postMessage(message: unknown): void;
  setState(state: unknown): void;
};

const host = acquireVsCodeApi();
const nodes = [...document.querySelectorAll<SVGGElement>('.node')];
const directions: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

// The editor passes this state back when it restores the panel.
host.setState({ centre: document.body.dataset.centre });

document.addEventListener('click', (event) => {
  const target = event.target as Element;
  if (target.closest('#export')) {
    host.postMessage({ does: 'export' });
  }
  send(target, event.shiftKey);
});

document.addEventListener('keydown', (event) => {
  const node = (event.target as Element).closest<SVGGElement>('.node');
  const direction = directions[event.key];
  if (!node || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  if (event.key === 'Enter' || event.key === ' ') {
    send(node, event.key === ' ' || event.shiftKey);
  } else if (direction) {
    nearest(node, direction)?.focus();
  } else if (event.key === 'Home') {
    nodes[0]?.focus();
  } else {
    return;
  }
  event.preventDefault();
});

function send(target: Element, centres: boolean): void {
  const key = target.closest('[data-key]')?.getAttribute('data-key');
  if (key) {
    host.postMessage({ does: centres ? 'centre' : 'open', key });
  }
}

/** The next node in a direction: prefers near nodes, and those ahead to those at the side. */
function nearest(from: SVGGElement, [x, y]: readonly [number, number]): SVGGElement | undefined {
  const start = middleOf(from);
  const ahead = nodes.flatMap((node) => {
    const { x: nodeX, y: nodeY } = middleOf(node);
    const [right, down] = [nodeX - start.x, nodeY - start.y];
    const forward = right * x + down * y;
    const aside = Math.abs(right * y) + Math.abs(down * x);
    return forward > 1 ? [{ node, distance: forward + 2 * aside }] : [];
  });
  return ahead.sort((a, b) => a.distance - b.distance)[0]?.node;
}

function middleOf(node: SVGGElement) {
  const { x, y, width, height } = node.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}
