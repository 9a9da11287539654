namespace OpenLift.Interventions;

/// <summary>A page that stops something with a reason: <c>_StopFields</c> asks for it.</summary>
public interface IStops
{
    StopForm Stop { get; }
}
