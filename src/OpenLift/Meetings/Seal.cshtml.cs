using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Meetings;

[Needs(Permission.RecordOutcome)]
public sealed class SealMinutes(Store store, OpenLift.Correspondence.Messages.Outbox outbox) : RunMeetingPage(store)
{
    public async Task<IActionResult> OnPost()
    {
        await Store.Seal(Meeting, outbox);
        return Go(
            $"/meetings/{Id}",
            Meeting.IsPanel
                ? "The minutes are sealed. Whoever referred now tells each family."
                : "The minutes are sealed, and the settings see what was decided"
        );
    }
}
