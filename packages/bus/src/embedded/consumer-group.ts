import type { Topic } from '@groundswell/contracts'

/** One partition of one topic as a group sees it. */
export interface Lane {
  readonly topic: Topic
  readonly partition: number
  /** The next offset to read: what is committed, or about to be. */
  position: number
  /** A member has a batch of it in hand; whoever it is given to next waits for that. */
  busy: boolean
  owner: Member | undefined
}

export interface Member {
  readonly topics: readonly Topic[]
  /** Something may have come to be done. */
  wake(): void
  /** This lane is now another member's: stop early where a batch of it is in hand. */
  revoke(lane: Lane): void
}

/** The members of one consumer group in this process, and who reads which partition. */
export class ConsumerGroup {
  readonly #members: Member[] = []
  readonly #lanes = new Map<string, Lane>()
  #turn = 0

  get empty(): boolean {
    return this.#members.length === 0
  }

  /** `openLane` says where reading starts; it is asked once for each partition the group does not hold yet. */
  join(member: Member, partitions: number, openLane: (topic: Topic, partition: number) => number): void {
    for (const topic of member.topics)
      for (let partition = 0; partition < partitions; partition += 1) {
        const key = `${topic}/${partition}`
        if (this.#lanes.has(key)) continue
        const position = openLane(topic, partition)
        this.#lanes.set(key, { topic, partition, position, busy: false, owner: undefined })
      }
    this.#members.push(member)
    this.#assign()
  }

  leave(member: Member): void {
    const at = this.#members.indexOf(member)
    if (at >= 0) this.#members.splice(at, 1)
    this.#assign()
  }

  /** The next lane of this member with something to read, taking turns so that no partition starves another. */
  next(member: Member, hasMore: (lane: Lane) => boolean): Lane | undefined {
    const lanes = [...this.#lanes.values()]
    for (let step = 0; step < lanes.length; step += 1) {
      const lane = lanes[(this.#turn + step) % lanes.length]
      if (lane === undefined || lane.owner !== member || lane.busy || !hasMore(lane)) continue
      this.#turn = (this.#turn + step + 1) % lanes.length
      return lane
    }
    return undefined
  }

  position(topic: Topic, partition: number): number | undefined {
    return this.#lanes.get(`${topic}/${partition}`)?.position
  }

  /** A batch of this lane is done with: its owner, who may be another by now, can go on. */
  release(lane: Lane): void {
    lane.busy = false
    lane.owner?.wake()
  }

  wake(topic: string): void {
    for (const member of this.#members) if (member.topics.includes(topic as Topic)) member.wake()
  }

  #assign(): void {
    let turn = 0
    for (const lane of this.#lanes.values()) {
      const takers = this.#members.filter((member) => member.topics.includes(lane.topic))
      const owner = takers[turn % Math.max(1, takers.length)]
      turn += 1
      if (owner === lane.owner) continue
      lane.owner?.revoke(lane)
      lane.owner = owner
      owner?.wake()
    }
  }
}
