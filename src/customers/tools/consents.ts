/** Of which connections a language model may have real values: what the user said in this session, and nothing else. */
export class Consents {
  private readonly allowed = new Set<string>();
  /** Questions that VS Code was given to ask the user, with the connection that each is about. */
  private readonly asked = new Map<string, string>();

  isAllowed(connectionId: string): boolean {
    return this.allowed.has(connectionId);
  }

  /** The connections of these that the user has not allowed. */
  missing(connectionIds: readonly string[]): readonly string[] {
    return [...new Set(connectionIds)].filter(id => !this.allowed.has(id));
  }

  /** Notes that the user is being asked; `call` is the call that runs where the user says yes. */
  ask(call: string, connectionId: string): void {
    this.asked.set(call, connectionId);
  }

  /** The call runs: true where the user was asked about this connection for it, which holds from now on. */
  confirm(call: string, connectionId: string): boolean {
    const wasAsked = this.asked.get(call) === connectionId;
    this.asked.delete(call);
    if (wasAsked) this.allowed.add(connectionId);
    return wasAsked;
  }

  /** A connection that changes is another one: what was said of it holds no longer. */
  drop(connectionIds: readonly string[]): void {
    for (const id of connectionIds) this.allowed.delete(id);
    for (const [call, id] of this.asked) if (connectionIds.includes(id)) this.asked.delete(call);
  }

  clear(): void {
    this.allowed.clear();
    this.asked.clear();
  }
}
