/**
 * The policy that Tidegate ships: what a new deployment runs under, and what `policy show` prints. A
 * string, because its comments are part of it and the compiler copies no other files.
 */
export const DEFAULT_POLICY_YAML = `# Tidegate's default policy. docs/policy.md explains how to read and change it; \`tidegate policy
# validate FILE\` checks a changed copy. Give a changed copy a version of its own.
version: default-2
description: Holds what looks like a wave, a leak or abuse, blocks forgeries and what is suspended.

# A hit adds its rule's weight times its strength (0 to 1). A rule that is sure of a hold weighs 7, of
# a block 15, so that either gets there alone; labels and filters weigh little.
thresholds:
  hold: 6
  block: 12

# Most that a group can add or take away, however many of its rules hit. Privacy can't block by
# itself: leaks are mostly mistakes, and somebody should look.
caps:
  abuse: { min: -6, max: 14 }
  privacy: { min: -6, max: 8 }

# Only what differs from the rules' own defaults, which docs/generated/rules.md lists. For example:
#   HELLTHREAD:
#     options: { recipients: 30 }
#   OTHERS_PERSONAL_DATA:
#     mode: shadow
# A score at its threshold is a hit of strength 0.5, a score of 1 one of strength 1.
rules:
  # Held only where it is plain; below that a label: rough words about things, or among friends, are there too.
  HARASSMENT:
    at: 0.9
  # Held only where it is said outright; otherwise let in with the hit, on which a server shows resources.
  SELF_HARM:
    at: 0.9

# What several hits together say beyond their sum. Their weights count in the group policy, so the cap
# on abuse doesn't swallow them.
composites:
  # A stranger's first contact that others post too: the waves of 2024.
  - name: WAVE_TO_STRANGERS
    all: [FIRST_CONTACT_MENTIONS]
    any: [LOOK_ALIKE_TEXT, LOOK_ALIKE_LINK, LOOK_ALIKE_IMAGE]
    weight: 2.5
  # A new account that mentions several people and invites them into a chat group, also in a reply.
  - name: INVITE_TO_STRANGERS
    all: [FIRST_CONTACT_MENTIONS, INVITE_LINK]
    weight: 3
  # The same with a link to where nobody linked before. Enough only with more evidence.
  - name: NEW_SITE_TO_STRANGERS
    all: [FIRST_CONTACT_MENTIONS, NEW_LINK_HOST]
    weight: 1.5
  # Disguise is no accident in what is sent to strangers.
  - name: DISGUISED_TO_STRANGERS
    all: [FIRST_CONTACT_MENTIONS]
    any: [INVISIBLE_CHARACTERS, HIDDEN_TEXT]
    weight: 3
  # A limited domain or account that contacts strangers.
  - name: LIMITED_TO_STRANGERS
    all: [FIRST_CONTACT_MENTIONS]
    any: [DOMAIN_LIMITED, ACTOR_LIMITED]
    weight: 3

  # Text that reads like spam, and behaviour that fits: the one case in which a score helps to block.
  - name: SPAM_TO_STRANGERS
    all: [SPAM_TEXT, FIRST_CONTACT_MENTIONS]
    weight: 4.5
  - name: SPAM_IN_A_WAVE
    all: [SPAM_TEXT]
    any: [LOOK_ALIKE_TEXT, LOOK_ALIKE_LINK, LOOK_ALIKE_IMAGE]
    weight: 4.5
  # The same with links that spam has. Enough for a hold where the score is high.
  - name: SPAM_WITH_LINK
    all: [SPAM_TEXT]
    any: [NEW_LINK_HOST, INVITE_LINK, LINK_TEXT_MISMATCH]
    weight: 2.5

# A hold ends by itself. Allow, because a wave is dealt with within hours and honest posts shouldn't be
# lost to a team that is asleep.
holds:
  for: 72h
  onExpiry: allow

# First match wins; the last row must match everything. To try Tidegate out, change enforce to shadow:
# everything is allowed, and each decision tells what it would have been.
rollout:
  - name: everything
    mode: enforce

# Share of allows whose facts are kept for later comparison. Those of every hit are kept.
snapshots:
  allowSample: 0.01

# seen must outlive the log's retention (7 days by default) plus the days for which senders retry.
retention:
  decisions: 90d
  facts: 30d
  deadLetters: 30d
  windows: 2d
  objects: 180d
  seen: 16d

# The classifier, which the rules of the group safety go by. It computes in this process; nothing is sent anywhere.
classifier:
  enabled: true
  # A version in models/; null: TIDEGATE_MODEL, else the newest. shadow: another one that is only compared.
  model: null
  shadow: null
  # Score from which a label counts: spam, hate, harassment, threat, sexual, self_harm. Left out: the model's own.
  thresholds: {}
  minLanguageConfidence: 0
  # Followers-only and direct posts, and profiles. Off, because the law on reading them differs.
  nonPublic: false
  profiles: false

# Moderators' outcomes as training data (\`tidegate feedback export\`). Off, no text of a post is kept,
# and switching it off erases what was; docs/operations.md says what is kept when it is on.
feedback:
  enabled: false
  decided: 180d
  undecided: 14d
`;
