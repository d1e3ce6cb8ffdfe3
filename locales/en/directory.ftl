# The spot directory
directory-title = 🗺 <b>Spot directory</b> <i>at { $time }</i>
directory-free-count =
    { $count ->
        [0] No spot is free right now.
        [one] Free now: <b>{ $count }</b> spot.
       *[other] Free now: <b>{ $count }</b> spots.
    }
directory-ask = Type a spot number and I'll tell you whether it is taken.
directory-ask-another = Another spot? Type its number.
directory-legend-mine = mine
directory-legend-free = free now
directory-legend-others = others
directory-button-free = Free spots
directory-button-write = Write to the owner
directory-taken =
    { $whose ->
        [mine] 🅿️ Spot <b>{ $spot }</b> is yours. To neighbours it is <b>taken</b>.
       *[another] 🅿️ Spot <b>{ $spot }</b>: <b>taken</b>.
    }
directory-free =
    { $whose ->
        [mine] 🟢 Spot <b>{ $spot }</b> is yours. It is marked <b>free</b> now.
       *[another] 🟢 Spot <b>{ $spot }</b>: <b>free</b>.
    }
directory-free-until =
    { $whose ->
        [mine] 🟢 Spot <b>{ $spot }</b> is yours. It is marked <b>free until { $until }</b> now.
       *[another] 🟢 Spot <b>{ $spot }</b>: <b>free until { $until }</b>.
    }
directory-not-registered = ⚪ Spot <b>{ $spot }</b>: <b>not registered</b>. Its owner isn't in the bot.
directory-too-many = You can look up at most { $most } different spots in an hour, so that nobody goes through the whole house. Please try later.
directory-none-free = No spot is free right now.
directory-free-line = 🟢 <b>{ $spot }</b>
directory-free-line-until = 🟢 <b>{ $spot }</b> until { $until }
directory-free-rest = And also: { $spots }
directory-toast-mine = This spot is yours.
