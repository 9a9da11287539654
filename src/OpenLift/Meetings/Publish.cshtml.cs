using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Meetings;

/// <summary>Freezes the papers and opens them to the people of the meeting, after saying what that does (L6).</summary>
[Needs(Permission.ManageMeetings)]
public sealed class PublishAgenda(Store store) : RunMeetingPage(store)
{
    public async Task<IActionResult> OnPost()
    {
        await Store.Publish(Meeting);
        return Go(
            $"/meetings/{Id}",
            "The agenda and papers are published. Those who sit can read them from five working days before. "
                + "Papers added from now on are marked late."
        );
    }
}
