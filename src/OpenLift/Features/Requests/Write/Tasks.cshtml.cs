namespace OpenLift.Features.Requests;

/// <summary>The task list: what is asked, how far each part is, and where the SENCO left off (L2).</summary>
[Needs(Permission.DraftRequest)]
public sealed class RequestTasks(Store store) : WritePage(store)
{
    public IReadOnlyList<(string Section, RequestTask[] Tasks)> Sections => Record.TaskList(Consent, Files.Count);

    public int Done => Sections.SelectMany(s => s.Tasks).Count(t => t.Answered is Answered.Completed);
}
