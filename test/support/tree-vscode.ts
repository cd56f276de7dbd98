// As much of VS Code's API as the trees use, for tests in plain Node: rows, items and events, without a window.

type Listener<T> = (event: T) => unknown;

class EventEmitter<T> {
  private readonly listeners = new Set<Listener<T>>();
  readonly event = (listener: Listener<T>) => {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  };
  fire(event: T): void {
    for (const listener of [...this.listeners]) listener(event);
  }
  dispose(): void {
    this.listeners.clear();
  }
}

class TreeItem {
  readonly label: string;
  readonly collapsibleState: number;
  constructor(label: string, collapsibleState: number) {
    this.label = label;
    this.collapsibleState = collapsibleState;
  }
}

class ThemeIcon {
  readonly id: string;
  readonly color: unknown;
  constructor(id: string, color?: unknown) {
    this.id = id;
    this.color = color;
  }
}

/** Custom providers where there are none. */
export const noCustom = { broken: [], unknownWords: () => [], onDidChange: () => ({ dispose() {} }) };

/** `setting` is the value of `clientele.connections`. */
export function treeVscode(setting: () => unknown) {
  const configured = new EventEmitter<{ affectsConfiguration: () => boolean }>();
  return {
    api: {
      EventEmitter,
      TreeItem,
      ThemeIcon,
      ThemeColor: ThemeIcon,
      TreeItemCollapsibleState: { None: 0, Collapsed: 1, Expanded: 2 },
      ConfigurationTarget: { Global: 1 },
      Disposable: {
        from: (...all: readonly { dispose(): unknown }[]) => ({ dispose: () => all.map(one => one.dispose()) }),
      },
      workspace: { getConfiguration: () => ({ get: setting }), onDidChangeConfiguration: configured.event },
      window: { withProgress: (_: unknown, work: () => unknown) => work() },
      commands: { executeCommand: async () => undefined },
    },
    /** A view as VS Code hands it to whoever fills it. */
    view: () => ({
      visible: true,
      selection: [],
      onDidChangeSelection: new EventEmitter().event,
      onDidExpandElement: new EventEmitter().event,
      onDidCollapseElement: new EventEmitter().event,
      reveal: async () => {},
    }),
  };
}
