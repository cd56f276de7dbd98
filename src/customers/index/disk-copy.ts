/**
 * The copy on disk as the index uses it. Where it does not work the index goes on in memory; that a copy was wanted is
 * remembered, since an earlier window may have kept customers in it, and forgetting them must not need the copy to work.
 */
import { Disk, type DiskPlace, hasDisk, isGone, isUseless, type Prints, type Stored, wipeDisk } from './disk.ts';
import { loadSqlite, type Sqlite } from './load-sqlite.ts';

type Row = Omit<Stored, 'connectionId'> & { readonly id: string };

export class DiskCopy {
  private readonly place: DiskPlace;
  private readonly sqlite: Sqlite;
  private readonly onFault: (error: unknown) => void;
  private prints: Prints;
  private disk: Disk | undefined;

  private constructor(place: DiskPlace, sqlite: Sqlite, prints: Prints, onFault: (error: unknown) => void) {
    this.place = place;
    this.sqlite = sqlite;
    this.prints = prints;
    this.onFault = onFault;
  }

  /** `onFault` is called with why the copy does not work, whenever it stops working. */
  static async open(place: DiskPlace, prints: Prints, onFault: (error: unknown) => void): Promise<DiskCopy> {
    const copy = new DiskCopy(place, await loadSqlite(), prints, onFault);
    copy.begin();
    return copy;
  }

  /** Calls `take` with all that is kept; `again` is called where that failed in the middle, and nothing is. */
  read(take: (stored: Stored) => void, again: () => void): void {
    try {
      for (const stored of this.disk?.all() ?? []) take(stored);
    } catch (error) {
      again();
      if (isUseless(error)) this.beginAnew();
      else this.giveUp(error);
    }
  }

  write(connectionId: string, rows: readonly Row[]): void {
    this.attempt(disk => disk.write(connectionId, rows));
  }

  remove(connectionId: string, ids: readonly string[]): void {
    this.attempt(disk => disk.remove(connectionId, ids));
  }

  /** Forgets the records of connections that are gone or lead elsewhere. */
  keep(prints: Prints): void {
    this.prints = prints;
    this.attempt(disk => disk.keep(prints));
  }

  /** Forgets one connection. What cannot be taken out of the file goes with the file; throws where that stays as well. */
  clear(connectionId: string): void {
    if (!hasDisk(this.place.folder)) return;
    const { disk } = this;
    try {
      if (disk) disk.clear(connectionId);
      else this.once(again => again.clear(connectionId));
    } catch {
      this.close();
      wipeDisk(this.place.folder);
      if (disk) this.begin();
    }
  }

  /** Forgets everything: overwrites it where that is possible, deletes the file, and begins anew. Throws where it stays. */
  clearAll(): void {
    let isEmpty = false;
    try {
      if (this.disk) this.disk.empty();
      else if (hasDisk(this.place.folder)) this.once(disk => disk.empty());
      isEmpty = true;
    } catch {
      // Then it is deleted as it is.
    }
    this.close();
    try {
      wipeDisk(this.place.folder);
    } catch (error) {
      // Some systems delete no file that another window has open; nothing is in it.
      if (!isEmpty) throw error;
    }
    this.begin();
  }

  close(): void {
    this.disk?.close();
    this.disk = undefined;
  }

  private begin(): void {
    try {
      this.disk = this.opened();
    } catch (error) {
      if (isUseless(error)) this.beginAnew();
      else this.giveUp(error);
    }
  }

  private beginAnew(): void {
    try {
      this.close();
      wipeDisk(this.place.folder);
      this.disk = this.opened();
    } catch (error) {
      this.giveUp(error);
    }
  }

  private opened(): Disk {
    const disk = Disk.open(this.sqlite, this.place);
    try {
      disk.keep(this.prints);
      return disk;
    } catch (error) {
      disk.close();
      throw error;
    }
  }

  /** Works on the file although the index goes on without it. */
  private once(work: (disk: Disk) => void): void {
    const disk = Disk.open(this.sqlite, this.place);
    try {
      work(disk);
    } finally {
      disk.close();
    }
  }

  /** Once something failed, nothing more is written: the index goes on in memory, and that is reported once. */
  private attempt(work: (disk: Disk) => void): void {
    if (!this.disk) return;
    try {
      work(this.disk);
    } catch (error) {
      if (!isGone(error)) {
        this.giveUp(error);
        return;
      }
      // Another window has cleared everything: what comes now is kept in the file that there is now.
      this.close();
      this.begin();
      try {
        if (this.disk) work(this.disk);
      } catch (failure) {
        this.giveUp(failure);
      }
    }
  }

  private giveUp(error: unknown): void {
    this.close();
    this.onFault(error);
  }
}
